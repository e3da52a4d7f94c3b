import { type Labelled, ours, said, theirs } from './labelled.ts'

/** Said last, after the tuning was over: how the rules do at first sight. */
export const englishLast: Labelled[] = [
  said(
    'Okay that went better than I thought. She wants the full package. I need to draw up a contract and get it to her by Thursday.',
    ours('Draw up a contract'),
    ours('Get it to her', '2026-11-26'),
  ),
  said('he was grumpy as usual but he signed'),
  said("I'll drop the keys at reception tomorrow morning", ours('Drop the keys at reception', '2026-11-24')),
  said('they are short on staff so nobody had time for me'),
  said(
    'Ask Peter for the delivery address of the new branch.',
    ours('Ask Peter for the delivery address of the new branch'),
  ),
  said("Ana can't decide on her own, she has to talk to the group first"),
  said('we have to come up with something for the canteen', ours('Come up with something for the canteen')),
  said('The contract ends in June, nobody wants to talk about it yet.'),
  said(
    'Thomas is going to find out who handles the tenders',
    theirs('Thomas is going to find out who handles the tenders'),
  ),
  said('remind me on Wednesday to chase the signature', ours('Chase the signature', '2026-11-25')),
  said('I never got the email she says she sent'),
  said('I should have a look at their old invoices', ours('Have a look at their old invoices')),
  said(
    "so they'd like three samples of the green tea, need to ship those on Monday",
    ours('Ship those', '2026-11-30'),
  ),
  said('It was raining, the visit was short, we stood in the doorway.'),
  said(
    'Elizabeth will give me a call when the samples arrive',
    theirs('Elizabeth will give me a call when the samples arrive'),
  ),
  said('Do we want to sponsor their summer party?'),
  said(
    'plan a training day with the new cooks in January',
    ours('Plan a training day with the new cooks in January'),
  ),
  said('Last week I wrote them an email and they answered within the hour.'),
  said(
    "we're still missing their tax number, ask accounting whether we have it",
    ours('Ask accounting whether we have it'),
  ),
  said("Sven is off sick, so I'll wait until he is back"),
  said(
    "they said they'll pay half now and half in January",
    theirs('They will pay half now and half in January'),
  ),
  said('Update the account, the new address is Mill Lane four.', ours('Update the account')),
  said('I would not push them any further right now'),
  said('please note they have moved to the ring road'),
  said("Maria wants to see a draft next week, so let's get started on that", ours('Get started on that')),
  said("I told Peter I'd look into the missing pallets", ours('Look into the missing pallets')),
  said('There is a chance that they buy the whole range.'),
  said(
    'by Friday at the latest we must hand in the tender documents',
    ours('Hand in the tender documents', '2026-11-27'),
  ),
  said('their old supplier used to bring it twice a week'),
  said('send them, no, bring them two boxes on Thursday', ours('Bring them two boxes', '2026-11-26')),
  said('Got a coffee, talked football, that was it.'),
  said(
    'Christina needs to approve the artwork before we print',
    theirs('Christina needs to approve the artwork before we print'),
  ),
  said("He'd rather we email than call"),
  said('cancel the order for the display stand', ours('Cancel the order for the display stand')),
  said('and then there is the thing with the broken lid, I promised a credit note', ours('Credit note')),
  said('whatever we send them, they lose it'),
  said(
    'Write to the head office about the bonus and copy Thomas in.',
    ours('Write to the head office about the bonus'),
    ours('Copy Thomas in'),
  ),
  said('I had to explain it twice'),
  said(
    "I'll see them again in two weeks, until then I have to have prices from the mill",
    ours('Have prices from the mill', '2026-12-07'),
  ),
  said(
    'the owner will let me know on Monday if he takes the second pallet',
    theirs('The owner will let me know if he takes the second pallet', '2026-11-30'),
  ),
]
