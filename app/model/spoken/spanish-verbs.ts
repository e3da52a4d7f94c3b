import { fold } from '../fold.ts'
import type { Form, Verbs } from './language.ts'
import { list } from './list.ts'

/** Regular verbs, and those whose stem changes where it is stressed: "enviar/envía", "recordar/recuerd", "pedir/pid". */
const VERBS = list(
  'mandar enviar/enví llamar pasar llevar preparar hablar visitar revisar mirar confirmar firmar pagar/pag/pagu consultar avisar probar/prueb entregar/entreg/entregu reenviar/reenví contestar preguntar cerrar/cierr presentar ofrecer/ofrec/ofrezc devolver/devuelv aprobar/aprueb adelantar cambiar explicar/explic/expliqu buscar/busc/busqu aclarar facilitar compartir responder escribir recibir pedir/pid/pid comentar quedar dejar organizar/organiz/organic tramitar gestionar calcular anotar invitar presupuestar acompañar ayudar arreglar actualizar/actualiz/actualic valorar decidir estudiar remitir trasladar instalar cotizar/cotiz/cotic agendar acordar/acuerd completar rellenar validar bajar subir cobrar facturar/factur cortar retirar mover/muev montar adaptar ajustar ampliar negociar/negoci reservar comprar renovar/renuev cancelar/cancel reclamar/reclam anular reparar sustituir/sustituy/sustituy informar redactar armar verificar/verific/verifiqu platicar/platic/platiqu planear planificar/planific/planifiqu despachar averiguar/averigu/averigü enseñar meter asignar solicitar sacar/sac/saqu cargar/carg/cargu contar/cuent mostrar/muestr encontrar/encuentr atender/atiend convocar/convoc/convoqu contactar coordinar concretar terminar acabar abrir limpiar lavar imprimir escanear adjuntar archivar apartar apuntar cotejar comparar comprobar/comprueb concertar/conciert configurar descargar/descarg/descargu detallar diseñar documentar elaborar embalar emitir empezar/empiez/empiec estimar evaluar/evalú finalizar/finaliz/finalic fijar formalizar/formaliz/formalic guardar iniciar insistir inspeccionar investigar/investig/investigu juntar lanzar/lanz/lanc levantar liberar llenar localizar/localiz/localic modificar/modific/modifiqu notificar/notific/notifiqu ordenar prestar programar publicar/public/publiqu quitar realizar/realiz/realic rebajar rechazar/rechaz/rechac recoger/recog/recoj recomendar/recomiend reembolsar registrar reprogramar resumir retomar reunir/reún sugerir/sugier supervisar suspender tomar transferir/transfier volver/vuelv acercar/acerc/acerqu aceptar agilizar/agiliz/agilic alquilar añadir aplazar/aplaz/aplac aportar asesorar autorizar/autoriz/autoric bloquear chequear circular colocar/coloc/coloqu comunicar/comunic/comuniqu conectar conversar copiar crear cubrir cumplir definir depositar desbloquear descontar/descuent desmontar discutir eliminar felicitar identificar/identific/identifiqu implementar impulsar incorporar indicar/indic/indiqu ingresar justificar/justific/justifiqu mejorar obsequiar pintar pesar practicar/practic/practiqu procesar pulir rectificar/rectific/rectifiqu reforzar/refuerz/refuerc regresar repasar repetir/repit repartir responsabilizar señalar soltar/suelt subsanar sumar traspasar tratar usar vender vincular reactivar recordar/recuerd cuadrar girar surtir checar/chec/chequ aterrizar/aterriz/ateric trabajar agradecer/agradec/agradezc',
)

/** Forms of verbs that go their own way: plain form, "I", "he", "they", the command, and what stands after "que". */
const IRREGULAR: [
  plain: string,
  i: string,
  it: string,
  they: string,
  command: string,
  that: string,
  future: string,
][] = [
  ['hacer', 'hago', 'hace', 'hacen', 'haz', 'haga hagamos hiciera hagáis', 'har'],
  ['decir', 'digo', 'dice', 'dicen', 'di', 'diga digamos dijera', 'dir'],
  ['poner', 'pongo', 'pone', 'ponen', 'pon', 'ponga pongamos pusiera', 'pondr'],
  ['traer', 'traigo', 'trae', 'traen', '', 'traiga traigamos trajera', 'traer'],
  ['dar', 'doy', 'da', 'dan', '', 'dé demos diera', 'dar'],
  ['ir', '', '', '', '', 'vaya vayamos fuera fuéramos', 'ir'],
  ['ver', '', '', '', '', 'vea veamos viera', 'ver'],
  ['venir', 'vengo', 'viene', 'vienen', 'ven', 'venga vengamos viniera', 'vendr'],
  ['tener', '', '', '', '', 'tenga tengamos tuviera', 'tendr'],
  [
    'conseguir',
    'consigo',
    'consigue',
    'consiguen',
    'consigue',
    'consiga consigamos consiguiera',
    'conseguir',
  ],
  ['seguir', '', '', '', '', 'siga sigamos siguiera', 'seguir'],
  ['corregir', 'corrijo', 'corrige', 'corrigen', 'corrige', 'corrija corrijamos corrigiera', 'corregir'],
  ['proponer', 'propongo', 'propone', 'proponen', 'propón', 'proponga propongamos propusiera', 'propondr'],
  ['incluir', 'incluyo', 'incluye', 'incluyen', 'incluye', 'incluya incluyamos incluyera', 'incluir'],
  [
    'distribuir',
    'distribuyo',
    'distribuye',
    'distribuyen',
    'distribuye',
    'distribuya distribuyamos',
    'distribuir',
  ],
  ['obtener', 'obtengo', 'obtiene', 'obtienen', 'obtén', 'obtenga obtengamos obtuviera', 'obtendr'],
  ['rehacer', 'rehago', 'rehace', 'rehacen', 'rehaz', 'rehaga rehagamos rehiciera', 'rehar'],
  ['traducir', 'traduzco', 'traduce', 'traducen', 'traduce', 'traduzca traduzcamos tradujera', 'traducir'],
  [
    'introducir',
    'introduzco',
    'introduce',
    'introducen',
    'introduce',
    'introduzca introduzcamos',
    'introducir',
  ],
  ['reducir', 'reduzco', 'reduce', 'reducen', 'reduce', 'reduzca reduzcamos redujera', 'reducir'],
  ['resolver', 'resuelvo', 'resuelve', 'resuelven', 'resuelve', 'resuelva resolvamos resolviera', 'resolver'],
]

/** The forms of Spanish verbs, by the word as it is said; a form without its accent counts where it is no other's. */
export const spanishForms: NonNullable<Verbs['forms']> = formsOf()

function formsOf(): Map<string, Form[]> {
  const forms = new Map<string, Form[]>()
  const add = (said: string, form: Form) => {
    if (said) forms.set(said, [...(forms.get(said) ?? []), form])
  }
  for (const verb of VERBS) addRegular(verb, add)
  for (const [plain, i, it, they, command, that, future] of IRREGULAR) {
    add(command, { plain, as: 'command' })
    add(i, { plain, as: 'we', weak: true })
    add(it, { plain, as: 'they', weak: true })
    add(they, { plain, as: 'they', weak: true })
    if (i && plain.endsWith('er')) add(`${plain.slice(0, -2)}emos`, { plain, as: 'we', weak: true })
    for (const form of list(that)) add(form, { plain, as: 'wish' })
    addFuture(future, plain, add)
  }
  return forms
}

type Add = (said: string, form: Form) => void

function addRegular(verb: string, add: Add): void {
  const [plain = '', stressed = plain.slice(0, -2), soft = stressed] = verb.split('/')
  const stem = plain.slice(0, -2)
  const isA = plain.endsWith('ar')
  const [now, other] = isA ? ['a', 'e'] : ['e', 'a']
  const i = soft.endsWith('zc') ? soft : stressed
  add(stressed + now, { plain, as: 'command' })
  add(`${i}o`, { plain, as: 'we', weak: true })
  add(stressed + now, { plain, as: 'they', weak: true })
  add(`${stressed + now}n`, { plain, as: 'they', weak: true })
  const softStem = soft === stressed ? (plain.endsWith('ir') ? stressed : stem) : soft
  add(soft + other, { plain, as: 'wish' })
  add(`${soft + other}n`, { plain, as: 'wish' })
  add(`${softStem + other}mos`, { plain, as: 'wish' })
  const past = isA ? `${stem}a` : `${plain.endsWith('ir') && soft !== stem ? soft : stem}ie`
  for (const ending of ['ra', 'ran', 'se']) add(past + ending, { plain, as: 'wish' })
  const stressedPast = isA ? `${stem}á` : past.replace(/e$/, 'é')
  add(`${stressedPast}ramos`, { plain, as: 'wish' })
  if (plain.endsWith('er')) add(`${stem}emos`, { plain, as: 'we', weak: true })
  const before = isA ? `${stem}aba` : `${stem}ía`
  add(before, { plain, as: 'that' })
  add(`${before}n`, { plain, as: 'that' })
  addFuture(plain, plain, add)
}

function addFuture(stem: string, plain: string, add: Add): void {
  add(`${stem}é`, { plain, as: 'we' })
  add(`${stem}emos`, { plain, as: 'we' })
  add(`${stem}á`, { plain, as: 'they' })
  add(`${stem}án`, { plain, as: 'they' })
  for (const ending of ['ía', 'ían', 'íamos']) add(stem + ending, { plain, as: 'that' })
}

const FUTURE = /^(\p{L}{2,}[aei]r)(é|emos|á|án)$/u

/** "averiguarán": the future tells its verb and its person, also of verbs that are in no list. */
export function futureOf(said: string): Form[] | undefined {
  const [, plain, ending = ''] = FUTURE.exec(said) ?? []
  if (!plain) return undefined
  return [{ plain, as: ending === 'é' || ending === 'emos' ? 'we' : 'they' }]
}

const CLITICS = 'me|te|se|nos|os|les|los|las|le|lo|la'
const PLAIN = new RegExp(`^(\\p{L}*(?:ar|er|ir))(?:${CLITICS}){0,2}$`, 'u')
const COMMAND = new RegExp(`^(\\p{L}{2,}?)((?:${CLITICS}){1,2})$`, 'u')

/** "mandarle" is "mandar"; "martes" and "lugar" are none. */
export function plainOf(word: string): string | undefined {
  const plain = PLAIN.exec(word)?.[1]
  if (!plain || NOT_VERBS.has(word)) return undefined
  return plain.length > 3 || SHORT.has(plain) ? plain : undefined
}

const SHORT = new Set(['dar', 'ver', 'ser', 'ir'])

const NOT_VERBS = new Set(
  list(
    'charla charlas fuerte suerte muerte aparte lugar bar mar ayer mujer taller alquiler primer ser poder dolar caracter titular celular familiar particular similar popular regular militar par azucar hogar escolar cualquier super',
  ),
)

/** The plain form with the pronouns behind it; two of them move the stress, which is then written. */
export function attach(plain: string, clitics: readonly string[]): string {
  if (clitics.length < 2) return plain + clitics.join('')
  const stress: Record<string, string> = { a: 'á', e: 'é', i: 'í' }
  const vowel = plain.at(-2)!
  return plain.slice(0, -2) + (stress[vowel] ?? vowel) + plain.slice(-1) + clitics.join('')
}

/** "mándale" as "mandarle"; undefined where a word is none, or tells another what to do for us. */
export function commandOf(word: string): { plain: string; verb: string } | undefined {
  const [, form = '', tail = ''] = COMMAND.exec(word) ?? []
  const plain = COMMANDS.get(form)
  const clitics = tail.match(CLITIC) ?? []
  if (!plain || clitics.some(clitic => clitic === 'me' || clitic === 'nos' || clitic === 'te'))
    return undefined
  return { plain, verb: attach(plain, clitics) }
}

const CLITIC = new RegExp(CLITICS, 'g')

const COMMANDS = new Map(
  [...spanishForms].flatMap(([said, forms]) => {
    const command = forms.find(({ as }) => as === 'command' || as === 'wish')
    return command && said.length > 1 ? [[fold(said), command.plain] as const] : []
  }),
)

/** The plain forms of all the verbs that are known. */
export const spanishVerbs: readonly string[] = [
  ...VERBS.map(verb => fold(verb.split('/')[0]!)),
  ...IRREGULAR.map(([plain]) => plain),
]
