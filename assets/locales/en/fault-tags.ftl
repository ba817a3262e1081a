no-equals = A tag needs “=”. Example: { $example }
comma = Use “;” here, not a comma. Semicolons separate tags.
escape = Delete the backslash. It belongs only in zone files.
quote = Delete the quotes around the value.
name = The name of a tag starts with a letter. Then letters, digits, or “_” can follow.
duplicate = The tag “{ $tag }” is used twice, so receivers ignore the whole record. Keep one.
character = The character “{ $character }” is not allowed in this record. Delete it.
