# The stages of a key, in a word for lists
pending = new
active = in use
retiring = ending
retired = withdrawn

# What is next for a key, one sentence or two
publish = { $selector } is new: publish its record (step 5), and sign with it only when every server has it.
wait = { $selector } is new, and some servers do not have it yet. Sign with it only when Check shows that all do.
look = { $selector } is new, and in DNS. Look in Check whether every server has it; then let your mail server sign with it.
switch = Every server has { $selector }: let your mail { $by ->
    [service] service
   *[server] server
} sign with it now, and say so when it does.
nothing = { $selector } signs your mail.
missing = { $selector } signs your mail, and DNS does not have its record as it stands here: publish it (step 5).
stay-no-key = { $selector } is ending, and no key in use takes its place: your mail goes out unsigned, or { $selector } still signs it. Leave its record in DNS, and make its successor or say that it signs.
stay-no-record = { $selector } signs no more. Leave its record in DNS all the same: the key that takes its place is not there. Publish that one first (step 5).
stay-look = { $selector } signs no more. Leave its record in DNS until Check shows that every server has the key that takes its place.
stay-no-use = { $selector } signs no more. Leave its record in DNS until your mail is signed with the new key, and say so at that key’s row.
keep = { $selector } signs no more. Leave its record in DNS until { $date }, for mail that is still on its way; then withdraw it.
withdraw = { $selector } signs no more since { $date }. Its record may be withdrawn now.
empty = { $selector } is withdrawn. Put the empty record in the place of its { $by ->
    [service] CNAME
   *[server] key
} (step 5), or delete it.
fade = { $selector } is withdrawn, and some servers still have the old key. Check shows when none does.
forget = { $selector } is withdrawn, in DNS too. It may go out of your list.
here = { $next } Press Enter on its row.
there = { $next } Press Enter on its row in step 3.

# What can be done with a key
title = The key at { $selector }: { $stage }
in-use = { $by ->
    [service] My mail service signs with it now
   *[server] My mail server signs with it now
}
use-again = It still signs my mail
successor = Make its successor
install = How to install it
retire = It signs my mail no more
withdraw-it = Withdraw it
withdraw-early = Withdraw it now, before { $date }
withdraw-anyway = Withdraw it all the same
keep-until = Keep it until { $date }
forget-it = Take it out of the list
forget-early = Take it out of the list, its key still in DNS
leave = Leave it as it is
file-over = Its private key is in { $file }. Nothing needs that file any more, and you may delete it; mailseal never does.

# News
used = { $selector } is in use now.
used-ended = { $selector } is in use now, and { $ended } is ending: its record stays in DNS until { $date }.
used-ends = { $ended } is ending.
used-beside = { $count ->
    [one] { $others } stays in use: if nothing signs with it any more, say so at its row.
   *[other] { $others } stay in use: if nothing signs with one of them any more, say so at its row.
}
used-early = { $selector } is in use now. Not every server is known to have its record yet (Check asks): until then, mail signed with it may fail.
retired-now = { $selector } signs no more. Its record stays in DNS until { $date }.
retired-last = { $selector } signs no more, and no other key is in use: new mail goes out unsigned. Its record stays in DNS until another key has taken its place.
withdrawn-now = { $selector } is withdrawn. Step 5 has the empty record for it; u takes it back.
forgotten = { $selector } is out of your list. Its empty record in DNS may stay or be deleted; it means the same.
successor-service = { $selector } stays as it is. Ask your mail service for its new record, and put it in here.
successor-of = The successor of { $selector }:
successor-here = { $selector } stays as it is. Save the new key, and it gets a row of its own.

# What the stages and steps are
explain-pending = A new key. It does nothing until its record is in DNS and your mail server signs with it, in this order: a signature whose key a receiver does not find counts as broken.

    When your mail server signs with it, press Enter here and say so.
explain-active = Your mail is signed with this key. Keys are changed now and then, because nobody notices when one has been copied.

    Enter offers to make its successor. Both then stand in DNS for a while, and no mail is lost.
explain-retiring = Nothing is signed with this key any more, but messages signed with it may still wait in a queue, be forwarded, or be fetched days later. Without the record their signatures would be broken. Mail servers try again for about five days, so a week is enough.
explain-retired = An empty “p=” tells receivers that this key is no longer valid, so that nobody can sign as you with it. A name without any record says the same, only less clearly.
explain-use = Say this when the configuration of your mail server has changed and a message you sent carries s={ $selector } in its DKIM-Signature header.
explain-use-ends = { $ended } then begins to end: its record stays for a week.
explain-use-beside = { $count ->
    [one] { $others } stays in use. If nothing signs with it any more, say so at its own row.
   *[other] { $others } stay in use. If nothing signs with one of them any more, say so at its own row.
}
explain-use-again = Say this if your mail server signs with it after all. Nothing has changed in DNS.
explain-successor = A new key gets a name of its own, a new selector; a used one is never given to another key, because receivers could not tell an old signature from a forged one.

    Then: publish the new record, see in Check that every server has it, let your mail server sign with it, say so here, leave the old record for a week, and withdraw it. mailseal tells you each time what is next.
explain-retire = Say this if nothing signs with this key now: another took its place, or a service is not used any more. Its record stays in DNS for a week, and then you can withdraw it.
explain-withdraw = Publish then has an empty record for this name: “v=DKIM1; p=”. Put it in the place of the key. Signatures made with the key fail from then on, whoever made them.
explain-withdraw-early = Mail signed with this key may still be on its way until { $date }. If you withdraw the key now, receivers find those signatures broken, and a strict DMARC policy loses that mail. It is right if somebody else may have the private key: then it has to go at once.
explain-withdraw-last = No other key is known to work. Once this one is withdrawn, receivers may find no key for any of your mail, and a strict DMARC policy loses what is forwarded. If somebody else may have the private key, withdraw it all the same, and have mail signed with a new key as soon as you can.
explain-forget-early = The key itself still stands in DNS, or nobody could be asked: whoever has its private half can sign as you until the record is empty or gone. Out of your list nothing will remind you of it. Publish the empty record in step 5 first, and take the key out when every server has it.
explain-forget = Takes the row out of your list. The empty record in DNS may stay, so that everybody sees that the key is withdrawn, or be deleted. The file of its private key stays where it is.
explain-leave = Nothing changes.
