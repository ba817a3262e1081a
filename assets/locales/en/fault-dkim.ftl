version = “v=” must come first and be exactly “v=DKIM1”. Otherwise receivers ignore the key.
no-key = The tag “p=” with the key is missing.
quote = The key has quotes in it. Delete them and the space between them.
pem = Delete the “-----” lines. Keep only the characters between them.
base64 = A key has only letters, digits, + and /. Copy the whole key again.
