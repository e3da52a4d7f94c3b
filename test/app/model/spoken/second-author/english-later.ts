import { type Labelled, ours, said, theirs } from './labelled.ts'

/** Said later, by a speaker in other trades, when the rules for the first ones stood. */
export const englishLater: Labelled[] = [
  said(
    'right so the boiler at number twelve is leaking again we need somebody out there tomorrow',
    ours('Somebody out there', '2026-11-24'),
  ),
  said(
    "I'll swing by on Wednesday with the new nozzles",
    ours('Swing by with the new nozzles', '2026-11-25'),
  ),
  said('He was complaining about response times, which is fair, we were slow.'),
  said('Get Thomas a replacement unit before the weekend', ours('Get Thomas a replacement unit')),
  said(
    'Elizabeth is putting together the list of machines, should be with us Friday',
    theirs('Elizabeth is putting together the list of machines', '2026-11-27'),
  ),
  said("I've got to chase accounting for that refund", ours('Chase accounting for that refund')),
  said('They rolled out the new software in two branches and nobody trained the staff'),
  said('Would be good to get a reference from them at some stage'),
  said('can someone from service give Peter a ring today', ours('Give Peter a ring', '2026-11-23')),
  said(
    'What I need to do is rework the pricing for the three year deal',
    ours('Rework the pricing for the three year deal'),
  ),
  said('we spoke about maybe doing something together next year, nothing concrete'),
  said(
    'To do: find a slot with their lab for the calibration, two hours at least',
    ours('Find a slot with their lab for the calibration'),
  ),
  said(
    "Sven's team will run the numbers and they'll come back to us mid December",
    theirs("Sven's team will run the numbers"),
  ),
  said('She kept asking about the colour. I had no idea. Nobody told me they changed it.'),
  said(
    'I promised Elizabeth a sample of the blue one by Monday',
    ours('Sample of the blue one', '2026-11-30'),
  ),
  said(
    'Still waiting on the purchase order from Peter',
    theirs('Still waiting on the purchase order from Peter'),
  ),
  said('We decided to let the old contract run out.'),
  said(
    "She'll be sending the signed copy over in the morning",
    theirs("She'll be sending the signed copy over", '2026-11-24'),
  ),
  said("we're to replace the filters in week fifty", ours('Replace the filters in week fifty')),
  said('He goes, you guys never call, and I go, I call you every week'),
  said(
    'Need to loop in our engineer on the vibration thing',
    ours('Loop in our engineer on the vibration thing'),
  ),
  said('they are happy to pilot it if we pay for the installation'),
  said(
    "it's on me to get the non disclosure agreement signed by both sides",
    ours('Get the non disclosure agreement signed by both sides'),
  ),
  said('Would have been nice to send flowers for the anniversary, too late now'),
  said(
    'double check the serial numbers with the depot, then let Ana know',
    ours('Double check the serial numbers with the depot'),
    ours('Let Ana know'),
  ),
  said('No decision yet, the board meets in January.'),
  said('I told her we do not send technicians on Sundays'),
  said(
    'Put a reminder in for the warranty, runs out on the 20th of December',
    ours('Put a reminder in for the warranty', '2026-12-20'),
  ),
  said('He reckons they will buy three more next year'),
  said(
    "Peter said he'd try to get the budget through this month",
    theirs('Peter would try to get the budget through this month'),
  ),
  said('Last time we had to redo the whole quote because somebody forgot the freight'),
  said(
    "Another thing, their receptionist asked for new badges, I said I'd sort it",
    ours('Sort new badges for their receptionist'),
  ),
  said(
    "I won't be able to make it on Friday so Thomas has to go instead",
    theirs('Thomas has to go instead', '2026-11-27'),
  ),
  said('let Sven know we can start on Monday', ours('Let Sven know we can start', '2026-11-30')),
  said('I would love to know who told them that'),
  said(
    'Next visit in four weeks, bring the trade show photos',
    ours('Bring the trade show photos', '2026-12-21'),
  ),
  said(
    "They've asked for a breakdown of the service costs, I'll get that over to them by close of business Wednesday",
    ours('Get that over to them', '2026-11-25'),
  ),
  said('The plan was to call them in summer but then the fire happened'),
  said(
    'Quote for a second line, deadline is the fourth of December',
    ours('Quote for a second line', '2026-12-04'),
  ),
  said("Don't let me forget the parking permit", ours('The parking permit')),
  said(
    'the manager said to email the invoices to a new address',
    ours('Email the invoices to a new address'),
  ),
  said('I was told the lab would confirm last week and of course nobody did'),
  said('so uh what else, oh yeah, swap the demo unit, it has a crack in it', ours('Swap the demo unit')),
  said('Honestly I think they just want to pay less'),
  said('Have a word with legal about clause nine', ours('Have a word with legal about clause nine')),
  said(
    "Elizabeth can't sign without her boss, he's back on the seventh of December, so call her on the eighth of December",
    ours('Call her', '2026-12-08'),
  ),
  said('He always says he will pay and then he does not'),
  said(
    'that means I have to redo the whole offer by Thursday, great',
    ours('Redo the whole offer', '2026-11-26'),
  ),
  said('should be easy to renew, they need us more than we need them'),
  said(
    "I'm meant to give them a roadmap for the integration before they sign",
    ours('Give them a roadmap for the integration before they sign'),
  ),
  said(
    "the guy from purchasing, Sven, he'll get the supplier form filled in by Friday",
    theirs("He'll get the supplier form filled in", '2026-11-27'),
  ),
  said('Do not forget that they are closed on Mondays'),
  said('We need three things from them, the layout, the power rating and a contact for the electrician'),
  said(
    'Pop round to the site tomorrow and take some pictures of the damage',
    ours('Pop round to the site', '2026-11-24'),
    ours('Take some pictures of the damage'),
  ),
  said('it took us an hour to find the right person to ask'),
  said(
    "Morning all, just left the clinic. Elizabeth loves the new handpiece, said it's the best she has used. Two of the old ones are broken though, so I'll arrange a pickup for those this Thursday. Their finance lady is going to sort out the overdue invoice this week. I did mention the service plan but she was not keen.",
    ours('Arrange a pickup for those', '2026-11-26'),
    theirs('Their finance lady is going to sort out the overdue invoice'),
  ),
  said(
    'met thomas at the depot he is worried about the winter and the diesel price i told him we hold the price until march he still has to give me the volumes for next year and i need to put him in touch with our planner by the end of the week',
    theirs('He still has to give me the volumes for next year'),
    ours('Put him in touch with our planner', '2026-11-27'),
  ),
  said(
    "Call with Ana, ten minutes. They had an audit, passed it. She asked if we could send the certificates again, so do that today. Otherwise all quiet. She's off from the fifteenth.",
    ours('Do that', '2026-11-23'),
  ),
  said(
    'Long chat with the owner, he told me his whole life. He started with one van. Now he has forty. He never had to borrow money. If I had to guess he sells in two years. Anyway nothing to do here.',
  ),
  said(
    'Okay three things. One, fix the label on their pallets. Two, ask Christina who took over from Peter. Three, I have to be back there on December 11th for the annual review.',
    ours('Fix the label on their pallets'),
    ours('Ask Christina who took over from Peter'),
    ours('Be back there for the annual review', '2026-12-11'),
  ),
]
