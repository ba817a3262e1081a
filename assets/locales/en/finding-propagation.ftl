nowhere = { $name } is not published yet
    .why = None of your name servers has the record of your saved set-up.
    .fix = Create it in your DNS panel as the Publish step shows it. If you have, look at the name field: many panels add the domain by themselves.

partly = { $name } is published on some of your name servers only
    .why = There: { $there }. Not yet: { $lacking }. Which of them a receiver asks is chance.
    .fix = The others fetch it from the first, as a rule within minutes. If it stays like this for more than an hour, ask your DNS host.

different = { $name } says something else than your saved set-up
    .why = { $differences }
    .fix = Change it in your DNS panel to the value of your set-up, or change the set-up if the published one is what you want.

cached = { $resolver } still has an older answer for { $name }
    .why = Your own name servers have the new one; a resolver keeps what it has heard until its time is over{ $until ->
        [none] {""}
       *[other] , here at { $until }
    }.
    .fix = Nothing. It asks your servers again by itself.

cached-absence = { $resolver } still remembers that { $name } is missing
