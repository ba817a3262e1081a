nowhere = { $name } is not published yet
    .why = None of your name servers has the record from your setup.
    .fix = Create it in your DNS panel as the Publish step shows. If you did, check the name field: many panels add the domain automatically.

partly = The record at { $name } is on some of your name servers only
    .why = Published on: { $there }. Not yet on: { $lacking }. Receivers may ask any of them.
    .fix = Wait some minutes and check again. If it takes more than 1 h, ask your DNS host.

different = { $name } differs from your setup
    .why = { $differences }
    .fix = Change it in your DNS panel. If the published value is the right one, change your setup.

cached = { $resolver } still has the old answer for { $name }
    .why = Your name servers have the new record. A resolver keeps its old answer until the TTL ends{ $until ->
        [none] {""}
       *[other] , here at { $until }
    }.

cached-absence = { $resolver } still remembers that { $name } is missing
