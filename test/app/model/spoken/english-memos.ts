import { type Labelled, ours, says, theirs } from './labelled.ts'

/** Whole memos, written when the rules were done and not tuned on. */
export const englishMemos: Labelled[] = [
  says(
    "so that was Peter um he's got a problem with the seals again third time this year I told him we'd send a technician on Monday and I need to raise this with quality because it cannot go on like this",
    ours('Send a technician', '2026-03-09'),
    ours('Raise this with quality'),
  ),
  says(
    "Good visit. They want a quote for three more units. Tom will check the floor plan. I'm back there in April.",
    ours('Send a quote for three more units'),
    theirs('Tom to check the floor plan'),
  ),
  says(
    'lunch with Maria nothing special she has a new dog we talked about holidays the order volume is stable they are happy',
  ),
  says(
    'Okay. Three things. First, get the revised drawings to Carlos before Wednesday. Second, ask our legal team about clause nine. Third, Ana will tell us next week if the budget is approved.',
    ours('Get the revised drawings to Carlos', '2026-03-11'),
    ours('Ask our legal team about clause nine'),
    theirs('Ana to tell us if the budget is approved', '2026-03-11'),
  ),
  says(
    "I didn't get to see the boss. His assistant says he's away until Monday. I'll try again on Tuesday.",
    ours('Try again', '2026-03-10'),
  ),
  says(
    "They've stopped ordering the small size. Don't know why. Need to look at the numbers and then have a word with Lucia about it.",
    ours('Look at the numbers'),
    ours('Have a word with Lucia about it'),
  ),
  says(
    'phone call with Tom he has not received the invoice so resend it today please and also tell accounting to use the new address',
    ours('Resend it', '2026-03-04'),
    ours('Tell accounting to use the new address'),
  ),
  says(
    "We lost the tender. Nordwind was ten percent cheaper. No hard feelings. We'll get another chance next year. I want to write Ana a thank you note though.",
    ours('Write Ana a thank you note'),
  ),
  says(
    "The trial starts on Monday. If it goes well they'll order twenty. I should be there for the start. Peter is going to set up the line and he'll send me access to the portal.",
    theirs('Peter to set up the line'),
    theirs('Send me access to the portal'),
  ),
  says(
    "note for tomorrow pick up the demo unit from the depot take it to Carlos and don't forget the adapter",
    ours('Pick up the demo unit from the depot', '2026-03-05'),
    ours('Take it to Carlos'),
  ),
  says(
    "She was pretty annoyed about the price increase. I explained it. She'll talk to her director but we should prepare a fallback, maybe a two year deal.",
    theirs('Talk to her director'),
    ours('Prepare a fallback'),
  ),
  says(
    'he said they would sign on Friday no sorry he said Thursday and we have to have the machine there by the twentieth',
    theirs('Sign', '2026-03-05'),
  ),
  says('what a day traffic was awful and then nobody was there so I left my card at reception'),
  says(
    "Tom's contract runs out in June, let's start talking to him in April. Also the new buyer, I forgot her name, needs access to the shop.",
    ours('Start talking to him in April'),
  ),
  says(
    "I owe Peter an answer on the warranty. Maria owes me the forecast. That's it.",
    ours('Send Peter an answer on the warranty'),
    theirs('Maria: the forecast'),
  ),
]
