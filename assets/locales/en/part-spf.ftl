pass = may send: { $what }
fail = may not send: { $what }
softfail = suspicious: { $what }
neutral = neutral: { $what }
