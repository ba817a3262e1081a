pass = may send: { $what }
fail = must not send: { $what }
softfail = suspicious if it sends: { $what }
neutral = nothing is said about: { $what }
