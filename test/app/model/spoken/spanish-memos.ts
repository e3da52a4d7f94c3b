import { type Labelled, ours, says, theirs } from './labelled.ts'

/** Whole memos, written when the rules were done and not tuned on. */
export const spanishMemos: Labelled[] = [
  says(
    'bueno pues he estado con Carlos otra vez tienen problemas con las juntas le he dicho que le mandamos un técnico el lunes y tengo que comentarlo con calidad porque así no podemos seguir',
    ours('Mandarle un técnico', '2026-03-09'),
    ours('Comentarlo con calidad'),
  ),
  says(
    'Buena visita. Quieren un presupuesto para tres máquinas más. Tom va a comprobar el plano. Vuelvo en abril.',
    ours('Mandar un presupuesto para tres máquinas más'),
    theirs('Tom: comprobar el plano'),
  ),
  says(
    'he comido con María nada especial tiene un perro nuevo hablamos de las vacaciones el volumen de pedidos es estable y están contentos',
  ),
  says(
    'Tres cosas. Primero, hacerle llegar los planos revisados a Carlos antes del miércoles. Segundo, preguntar a nuestros abogados por la cláusula nueve. Tercero, Ana nos dirá la semana que viene si aprueban el presupuesto.',
    ours('Hacerle llegar los planos revisados a Carlos', '2026-03-11'),
    ours('Preguntar a nuestros abogados por la cláusula nueve'),
    theirs('Ana: decirnos si aprueban el presupuesto', '2026-03-11'),
  ),
  says(
    'No pude ver al jefe. Su secretaria dice que está fuera hasta el lunes. Lo vuelvo a intentar el martes.',
    ours('Volver a intentarlo', '2026-03-10'),
  ),
  says(
    'Han dejado de pedir el formato pequeño. No sé por qué. Hay que mirar los números y luego hablarlo con Lucía.',
    ours('Mirar los números'),
    ours('Hablarlo con Lucía'),
  ),
  says(
    'llamada con Tom no ha recibido la factura así que hay que reenviarla hoy y decirle a contabilidad que use la dirección nueva',
    ours('Reenviarla', '2026-03-04'),
    ours('Decirle a contabilidad que use la dirección nueva'),
  ),
  says(
    'Perdimos el concurso. Nordwind era un diez por ciento más barato. Sin rencores. El año que viene habrá otra oportunidad. Quiero escribirle a Ana para darle las gracias.',
    ours('Escribirle a Ana para darle las gracias'),
  ),
  says(
    'La prueba empieza el lunes. Si va bien piden veinte. Debería estar allí al principio. Pedro va a montar la línea y me pasará el acceso al portal.',
    theirs('Pedro: montar la línea'),
    theirs('Pasarme el acceso al portal'),
  ),
  says(
    'para mañana recoger el equipo de demostración en el almacén llevárselo a Carlos y que no se me olvide el adaptador',
    ours('Recoger el equipo de demostración en el almacén', '2026-03-05'),
    ours('Llevárselo a Carlos'),
  ),
  says(
    'Estaba bastante molesta por la subida de precios. Se lo expliqué. Lo va a hablar con su director pero tenemos que preparar un plan B.',
    theirs('Hablarlo con su director'),
    ours('Preparar un plan B'),
  ),
  says(
    'me dijo que firmaban el viernes no perdón el jueves y tenemos que tener la máquina allí antes del veinte',
    theirs('Firmar', '2026-03-05'),
  ),
  says('vaya día un tráfico horrible y luego no había nadie así que dejé mi tarjeta en recepción'),
  says(
    'El contrato de Tom se acaba en junio, vamos a empezar a hablar con él en abril. Y la compradora nueva necesita acceso a la tienda.',
    ours('Empezar a hablar con él en abril'),
  ),
  says(
    'Le debo a Carlos una respuesta sobre la garantía. María me debe la previsión. Ya está.',
    ours('Mandar a Carlos una respuesta sobre la garantía'),
    theirs('María: la previsión'),
  ),
]
