version = If there is a “v=”, it must come first and be exactly “v=DKIM1”. Receivers ignore the key otherwise.
no-key = There is no “p=”, the tag that holds the key.
quote = There are quotes inside the key. Take them out, with the space between them, so that the key is one run of characters.
pem = Only the characters between the “-----” lines belong here. Take out the lines themselves.
base64 = The key is written in letters, digits, “+” and “/”. This is something else: copy the key again, whole.
percent = The key is written as in a web address: %2B is “+”, %2F is “/”. Copy it from where it was made.
entity = The key is written as in a web page: &#43; is “+”. Copy it from where it was made.
