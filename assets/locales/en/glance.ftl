# A check in a few lines: a row for each record, then what it means for mail.
no-record = no record
not-readable = cannot be read
records = { $count } records
no-key = { $selector }: no key
revoked = { $selector }: revoked
not-a-key = { $selector }: not a key
rsa = { $selector }: RSA { $bits }
ed25519 = { $selector }: Ed25519
more = { $shown }, and { $count } more
any-selector = any selector
reports = { $policy }, reports to { $addresses }
no-reports = { $policy }, no reports
as-test = { $policy } as a test
inherited = the record of { $from } applies

own = { $proven ->
    [both] Your own mail passes if signed or sent by a listed server.
    [unknown] Your own mail passes if sent by a listed server.
    [dkim] Your own mail passes if signed.
    [neither-known] Your own mail passes only if signed.
    [spf] { $fate ->
        [missing] Your own mail passes if sent by a listed server.
        [none] Your own mail: delivered.
        [quarantine] Your own mail: to spam when forwarded.
       *[reject] Your own mail: refused when forwarded.
    }
   *[none] { $fate ->
        [missing] Your own mail: each receiver decides.
        [none] Your own mail: delivered, but it fails DMARC.
        [quarantine] Your own mail: to spam.
       *[reject] Your own mail: refused.
    }
}
forged = { $fate ->
    [passes] Forged: delivered.
    [missing] Forged: each receiver decides.
    [none] Forged: delivered.
    [quarantine] Forged: to spam.
   *[reject] Forged: refused.
}
below = { $fate ->
    [passes] Forged from subdomains: delivered.
    [missing] Forged from subdomains: each receiver decides.
    [none] Forged from subdomains: delivered.
    [quarantine] Forged from subdomains: to spam.
   *[reject] Forged from subdomains: refused.
}
silent = This domain sends no mail.
