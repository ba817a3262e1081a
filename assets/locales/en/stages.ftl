# The stages of a key, in a word for lists
pending = new
active = in use
retiring = retiring
retired = revoked

# What is next for a key, one sentence or two
publish = { $selector } is new. Publish its record. When every server has it, start signing with it.
wait = { $selector } is new, and some servers or resolvers do not have it yet. When the Check step shows all of them, start signing with it.
look = { $selector } is new and in DNS. When the Check step shows it on every server, start signing with it.
switch = { $by ->
    [service] Every server has { $selector }. Switch your mail service to it, then confirm here.
    [signer] Every server has { $selector }. Start signing with it where your mail is sent, then confirm here.
   *[server] Every server has { $selector }. Switch your mail server to it, then confirm here.
}
nothing = { $selector } signs your mail.
missing = { $selector } signs your mail, but this record is not in DNS. Publish it.
stay-no-key = { $selector } is retiring, but no other key is in use. Keep its record in DNS. Make a replacement key, or confirm that { $selector } still signs.
stay-no-record = { $selector } no longer signs. Keep its record in DNS, because the replacement key is not there. Publish that one first.
stay-look = { $selector } no longer signs. Keep its record in DNS until the Check step shows the replacement key on every server.
stay-no-use = { $selector } no longer signs. Keep its record in DNS until the new key signs. Then confirm it in the row of that key.
keep = { $selector } no longer signs. Keep its record in DNS until { $date }, for mail on its way. Then revoke it.
withdraw = { $selector } has not signed since { $date }. You can revoke it now.
empty = { $selector } is revoked. Replace its { $by ->
    [service] CNAME
   *[server] key
} with the empty record, or delete it.
fade = { $selector } is revoked, but some servers still have the old key. The Check step shows which.
forget = { $selector } is revoked in DNS too. You can delete it from your list.
here = { $next } Press Enter on its row.
there = { $next } Press Enter on its row in the DKIM step.

# What can be done with a key
title = The key at { $selector }: { $stage }
in-use = { $by ->
    [service] My mail service signs with it now
    [signer] My mail is signed with it now
   *[server] My mail server signs with it now
}
use-again = It still signs my mail
successor = Make its replacement key
install = How to install it
retire = It no longer signs my mail
withdraw-it = Revoke it
withdraw-early = Revoke it now, before { $date }
withdraw-anyway = Revoke it anyway
keep-until = Keep it until { $date }
forget-it = Delete it from the list
forget-early = Delete it from the list, its key still in DNS
leave = Keep it unchanged
file-over = Its private key is in { $file }. No program needs that file, and you can delete it. mailseal never does.

# News
used = { $selector } is in use now.
used-ended = { $selector } is in use now, and { $ended } is retiring. Its record stays in DNS until { $date }.
used-ends = { $ended } is retiring.
used-beside = { $count ->
    [one] { $others } stays in use. If no server signs with it, change that in its row.
   *[other] { $others } stay in use. If no server signs with one of them, change that in its row.
}
used-early = { $selector } is in use now. Some servers may not have its record yet (see the Check step). Until then, its signatures may fail.
retired-now = { $selector } no longer signs. Its record stays in DNS until { $date }.
retired-last = { $selector } no longer signs, and no other key is in use. New mail is not signed. Keep its record in DNS until another key is in use.
withdrawn-now = Revoked { $selector }. Press u to undo. The Publish step has the empty record.
forgotten = Deleted { $selector } from your list. Its empty record in DNS can stay.
successor-service = { $selector } stays unchanged. Ask your mail service for its new record, and enter it here.
successor-of = The replacement key for { $selector }:
successor-here = { $selector } stays unchanged. Save the new key. It gets its own row.

# What the stages and steps are
explain-pending = A new key. First publish its record, then sign with it on your mail server. If receivers do not find the key, its signatures fail.

    When your mail server signs with it, press Enter here to confirm.
explain-active = This key signs your mail. Replace it from time to time, because no one notices a stolen copy.

    Press Enter to make a replacement key. Both are in DNS for a while, and no mail is lost.
explain-retiring = No server signs with this key, but old messages may still arrive for some days. Without the record their signatures fail. Mail servers try again for about five days, so a week is enough.
explain-retired = An empty “p=” tells receivers that this key is no longer valid. Then no one can sign as you with it. To delete the record has the same effect.
explain-use = Confirm this when your mail server uses the key, and your mail has s={ $selector } in its DKIM-Signature header.
explain-use-ends = { $ended } then starts to retire. Its record stays for a week.
explain-use-beside = { $count ->
    [one] { $others } stays in use. If no server signs with it, change that in its row.
   *[other] { $others } stay in use. If no server signs with one of them, change that in its row.
}
explain-use-again = Choose this if your mail server still signs with it. DNS does not change.
explain-successor = A replacement key needs a new selector. Publish it, switch your mail server, keep the old record for a week, then revoke it.

    Never use an old selector again: receivers could not tell an old signature from a forged one. mailseal shows each next step.
explain-retire = Choose this if no server signs with this key now. Its record stays in DNS for a week. Then you can revoke it.
explain-withdraw = The Publish step then has an empty record for this name: “v=DKIM1; p=”. Replace the key with it. All signatures with this key then fail.
explain-withdraw-early = Mail signed with this key may be on its way until { $date }. If you revoke the key now, a strict DMARC policy loses that mail. If someone else may have the private key, revoke it now.
explain-withdraw-last = You have no other working key. If you revoke this one, a strict DMARC policy loses forwarded mail. If someone else may have the private key, revoke it anyway, and sign with a new key soon.
explain-forget-early = The key may still be in DNS. Until the record is empty or deleted, anyone with the private key can sign as you. Publish the empty record first. Delete the key here when every server has it.
explain-forget = Deletes the row from your list. The empty record in DNS can stay or be deleted. The file of the private key stays.
explain-leave = Keeps the key as it is.
