no-equals = A tag is a name, “=” and a value. There is no “=” here.
comma = Tags are separated by semicolons. Put “;” here in place of the comma.
escape = The backslash belongs to a zone file, not to the record. Take it out.
quote = The quotes around the value are not part of the record. Take them out.
name = A tag’s name is a letter, then letters, digits or “_”.
duplicate = The tag “{ $tag }” stands here a second time. Receivers then discard the whole record, so keep one.
character = The character “{ $character }” cannot stand in this record. Take it out.
