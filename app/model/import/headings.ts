import { fold } from '../fold.ts'
import type { Target } from './target.ts'

/** `companyName`, `Billing Zip/Postal Code` and `E-Mail` as plain words: `company name`, `billing zip postal code`, `e mail`. */
export function plainHeading(heading: string): string {
  const apart = heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return fold(apart)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The target a heading means wherever it stands: ours, and those that other products write into their exports. */
export function targetOfHeading(plain: string): Target | undefined {
  return CERTAIN.get(plain)
}

/** What a heading means unless a clearer one has it: "name" is the person's where the company has a column of its own. */
export type Vague = 'name' | 'id' | 'phone' | 'email' | 'owner email' | Target

export function vagueTargetOf(plain: string): Vague | undefined {
  return VAGUE.get(plain)
}

/** Columns that say something about the other product's rows and nothing about the customer. */
export function isBookkeeping(plain: string): boolean {
  return BOOKKEEPING.test(plain)
}

const BOOKKEEPING =
  /^(do not modify (?!account$|company$).*|row checksum|(last )?(created|modified|updated?|add|change)( (on|by|date|time|at|by id))*|(create|add|update|last modified|last activity|last viewed|last referenced|last contacted) (date|time)|date (added|created|modified)|record type id|is deleted|system modstamp|photo (url|path)|layout|last check in)$/

const CERTAIN = tableOf({
  'account.id': 'tend account id',
  'contact.id': 'tend contact id',
  'account.name':
    'account name|account|company|company name|customer|customer name|client|client name|organization|organisation|organization name|organisation name|associated company|associated company primary|business name|firm|firma|firmenname|unternehmen|kunde|kundenname|empresa|cliente|razon social|azienda|ragione sociale|virksomhed|kundenavn|kompanya|компания|клиент|организация',
  'account.externalId':
    'external id|account id|account number|account no|account code|customer id|customer number|customer no|customer code|client id|client number|company id|organization id|organisation id|legacy id|do not modify account|associated company ids|associated company ids primary',
  'account.owner':
    'owner|account owner|company owner|organization owner|owner name|owner full name|account manager|assigned to|responsible|sales rep|rep',
  'account.phone':
    'account phone|company phone|company phone number|main phone|organization phone|customer phone|switchboard',
  'account.email': 'account email|account e mail|company email|organization email|office email|general email',
  'account.website':
    'website|website url|web site|web page|web|url|homepage|home page|company domain name|company domain|domain',
  'account.address':
    'address|street|street address|street address 2|address line 1|address line 2|address 1|address 2|billing street|billing address|billing address line 1|billing address line 2|address 1 street 1|address 1 street 2|address 1 street 3|company address|account address|organization address',
  'account.town':
    'town|city|ort|stadt|ciudad|citta|lungsod|город|city town|town city|locality|billing city|address 1 city|company city|account town|organization city town village locality of address',
  'account.region':
    'region|state|province|county|state province|state region|state code|billing state|billing state province|address 1 state province|company state|organization state county of address',
  'account.postalCode':
    'postal code|plz|postleitzahl|codigo postal|postnummer|индекс|post code|postcode|zip|zip code|zip postal code|billing zip postal code|billing postal code|billing zip|billing code|address 1 zip postal code|organization zip postal code of address',
  'account.country':
    'country|land|pais|paese|bansa|страна|country region|billing country|billing country region|address 1 country region|company country|organization country of address',
  'account.latitude': 'latitude|lat|billing latitude|address 1 latitude|organization latitude of address',
  'account.longitude':
    'longitude|lng|lon|long|billing longitude|address 1 longitude|organization longitude of address',
  'account.value':
    'value|yearly value|annual value|account value|contract value|annual contract value|acv|arr|annual recurring revenue|recurring value',
  'account.currency': 'currency|account currency|currency code|currency iso code|transaction currency',
  'account.renewal':
    'renewal|renewal date|next renewal|contract end|contract end date|contract ends|end of contract|expiry date|expiration date',
  'account.cadence':
    'cadence|cadence days|contact every|contact frequency|visit frequency|call frequency|visit every',
  'account.channel':
    'channel|preferred channel|contact method|preferred contact method|preferred method of contact',
  'account.stage': 'stage|relationship stage|relationship',
  'account.status': 'status|account status|customer status|company status',
  'account.key': 'key account|is key account|key customer',
  'account.archived': 'archived',
  'account.tag':
    'tag|tags|label|labels|category|categories|segment|industry|account tag|organization label|organization labels',
  'account.about':
    'about|description|notes|note|comment|comments|remark|remarks|background|memo|account description',
  'contact.name':
    'contact name|ansprechpartner|kontaktperson|persona de contacto|контактное лицо|contact|contact person|full name|contact full name|primary contact|primary contact name|main contact|key contact|associated contact|person|person name|attention|attn',
  'contact.first': 'first name|given name|forename|contact first name|person first name',
  'contact.last': 'last name|surname|family name|contact last name|person last name',
  'contact.role':
    'role|job title|title|position|function|designation|contact title|contact role|contact job title|person job title',
  'contact.decisionRole': 'decision role|buying role|decision making role',
  'contact.phone':
    'contact phone|contact phone number|direct phone|direct line|person phone|person phone work',
  'contact.mobile':
    'mobile|mobile phone|mobile phone number|mobile number|cell|cell phone|contact mobile|person phone mobile',
  'contact.email':
    'contact email|contact e mail|email primary contact|email address primary contact|person email|person email work|direct email',
  'contact.about': 'contact about|contact notes|contact description',
  'contact.left': 'left the company|left company',
})

const VAGUE = tableOf<Vague>({
  name: 'name',
  id: 'id|record id|code|number|no',
  phone:
    'phone|telefon|telefono|telefonnummer|telepono|телефон|phone number|phone 1|telephone|telephone number|tel|business phone|work phone|phone work',
  email: 'email|e mail|mail|email address|e mail address|email 1|primary email|work email|email work',
  'account.address': 'mailing street|mailing address|contact address|person postal address',
  'account.town': 'mailing city|contact city|place',
  'account.region': 'mailing state|mailing state province',
  'account.postalCode': 'mailing zip|mailing zip postal code|mailing postal code|mailing code',
  'account.country': 'mailing country',
  'owner email': 'owner email|owner e mail|account owner email|account owner e mail',
  'account.owner': 'contact owner|record owner|person owner',
})

function tableOf<T extends string>(lists: Partial<Record<T, string>>): Map<string, T> {
  return new Map(
    (Object.entries(lists) as [T, string][]).flatMap(([target, headings]) =>
      headings.split('|').map(heading => [heading, target] as const),
    ),
  )
}
