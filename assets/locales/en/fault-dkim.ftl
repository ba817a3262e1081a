version = “v=” must come first and be exactly “v=DKIM1”. Otherwise receivers ignore the key.
no-key = The tag “p=” with the key is missing.
quote = The key has quotes in it. Delete them and the space between them.
pem = Delete the “-----” lines. Keep only the characters between them.
base64 = A key has only letters, digits, + and /. Copy the whole key again.
percent = The key is written as in a web address: %2B is “+”, %2F is “/”. Copy it from where it was made.
entity = The key is written as in a web page: &#43; is “+”. Copy it from where it was made.
