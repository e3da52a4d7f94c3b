import { type Labelled, ours, said, theirs } from './labelled.ts'

/** Said later, by a speaker in other trades and countries, when the rules for the first ones stood. */
export const spanishLater: Labelled[] = [
  said(
    'a ver la caldera del doce otra vez pierde agua hay que mandar a alguien mañana',
    ours('Mandar a alguien', '2026-11-24'),
  ),
  said('paso el miércoles con las boquillas nuevas', ours('Pasar con las boquillas nuevas', '2026-11-25')),
  said('Se quejó de que tardamos en contestar, y tiene razón, fuimos lentos.'),
  said(
    'Conseguirle a Diego un equipo de reemplazo antes del sábado',
    ours('Conseguirle a Diego un equipo de reemplazo', '2026-11-28'),
  ),
  said(
    'Lucía está armando la lista de máquinas, nos la pasa el viernes',
    theirs('Nos la pasa', '2026-11-27'),
  ),
  said(
    'tengo que perseguir a contabilidad por la devolución',
    ours('Perseguir a contabilidad por la devolución'),
  ),
  said('Pusieron el programa nuevo en dos sucursales y nadie capacitó al personal'),
  said('Estaría bien que algún día nos dieran una referencia'),
  said(
    'que alguien de servicio llame hoy a Carlos',
    ours('Que alguien de servicio llame a Carlos', '2026-11-23'),
  ),
  said(
    'lo que tengo que hacer es rehacer los precios para el contrato a tres años',
    ours('Rehacer los precios para el contrato a tres años'),
  ),
  said('hablamos de hacer algo juntos el año que viene, nada concreto'),
  said(
    'Pendiente: buscar hueco con su laboratorio para la calibración',
    ours('Buscar hueco con su laboratorio para la calibración'),
  ),
  said(
    'el equipo de Carlos va a revisar los números y nos contesta a mediados de diciembre',
    theirs('El equipo de Carlos va a revisar los números y nos contesta a mediados de diciembre'),
  ),
  said('Me preguntaba todo el rato por el color. Yo no tenía ni idea. Nadie me avisó.'),
  said('le prometí a Lucía una muestra de la azul para el lunes', ours('Muestra de la azul', '2026-11-30')),
  said(
    'Seguimos esperando la orden de compra de Carlos',
    theirs('Seguimos esperando la orden de compra de Carlos'),
  ),
  said('Decidimos dejar que el contrato viejo se venza.'),
  said('mañana temprano me manda la copia firmada', theirs('Me manda la copia firmada', '2026-11-24')),
  said(
    'nos toca cambiar los filtros en la semana cincuenta',
    ours('Cambiar los filtros en la semana cincuenta'),
  ),
  said('me dice, ustedes nunca llaman, y yo le digo, llamo todas las semanas'),
  said(
    'Falta meter a nuestro ingeniero en el tema de la vibración',
    ours('Meter a nuestro ingeniero en el tema de la vibración'),
  ),
  said('están dispuestos a probarlo si pagamos la instalación'),
  said(
    'me toca a mí que firmen el acuerdo de confidencialidad las dos partes',
    ours('Que firmen el acuerdo de confidencialidad las dos partes'),
  ),
  said('Hubiera estado bien mandar flores por el aniversario, ya es tarde'),
  said(
    'verificar los números de serie con el depósito y luego avisarle a Ana',
    ours('Verificar los números de serie con el depósito'),
    ours('Avisarle a Ana'),
  ),
  said('Todavía no hay decisión, el consejo se reúne en enero.'),
  said('le dije que los domingos no mandamos técnicos'),
  said(
    'Poner un recordatorio para la garantía, vence el 20 de diciembre',
    ours('Poner un recordatorio para la garantía', '2026-12-20'),
  ),
  said('calcula que el año que viene comprarán tres más'),
  said(
    'Carlos dijo que va a intentar sacar el presupuesto este mes',
    theirs('Carlos va a intentar sacar el presupuesto este mes'),
  ),
  said('La otra vez tuvimos que rehacer toda la cotización porque a alguien se le olvidó el flete'),
  said('Otra cosa, la recepcionista pidió credenciales nuevas, quedé de resolverlo', ours('Resolverlo')),
  said('el viernes no puedo, así que tiene que ir Diego', theirs('Tiene que ir Diego', '2026-11-27')),
  said(
    'avísale a Carlos que podemos empezar el lunes',
    ours('Avisarle a Carlos que podemos empezar', '2026-11-30'),
  ),
  said('me encantaría saber quién les dijo eso'),
  said(
    'Próxima visita en cuatro semanas, llevar las fotos de la feria',
    ours('Llevar las fotos de la feria', '2026-12-21'),
  ),
  said(
    'pidieron un desglose de los costos de servicio, se lo mando a más tardar el miércoles',
    ours('Mandárselo', '2026-11-25'),
  ),
  said('La idea era llamarles en verano pero luego pasó lo del incendio'),
  said(
    'Cotizar una segunda línea, la fecha límite es el cuatro de diciembre',
    ours('Cotizar una segunda línea', '2026-12-04'),
  ),
  said('que no se me pase el permiso de estacionamiento', ours('El permiso de estacionamiento')),
  said('el gerente me dijo que mande las facturas a otro correo', ours('Mandar las facturas a otro correo')),
  said('me habían dicho que el laboratorio confirmaba la semana pasada y nada'),
  said(
    'eh qué más, ah sí, cambiar el equipo de demostración, tiene una grieta',
    ours('Cambiar el equipo de demostración'),
  ),
  said('La verdad creo que solo quieren pagar menos'),
  said(
    'Platicar con jurídico sobre la cláusula nueve',
    ours('Platicar con jurídico sobre la cláusula nueve'),
  ),
  said(
    'Lucía no puede firmar sin su jefe, él vuelve el siete de diciembre, entonces llamarla el ocho de diciembre',
    ours('Llamarla', '2026-12-08'),
  ),
  said('siempre dice que va a pagar y luego no paga'),
  said(
    'o sea que tengo que rehacer toda la oferta para el jueves, genial',
    ours('Rehacer toda la oferta', '2026-11-26'),
  ),
  said('debería ser fácil renovar, nos necesitan más que nosotros a ellos'),
  said(
    'se supone que les tengo que dar un plan de integración antes de que firmen',
    ours('Dar un plan de integración antes de que firmen'),
  ),
  said(
    'el de compras, Carlos, me consigue el formulario de proveedor para el viernes',
    theirs('Me consigue el formulario de proveedor', '2026-11-27'),
  ),
  said('Acuérdate que los lunes cierran'),
  said('Necesitamos tres cosas de ellos, el plano, la potencia y el contacto del electricista'),
  said(
    'Pasar mañana por la obra y sacar fotos del daño',
    ours('Pasar por la obra', '2026-11-24'),
    ours('Sacar fotos del daño'),
  ),
  said('nos llevó una hora encontrar a la persona correcta a quien preguntar'),
  said(
    'Buenos días, acabo de salir de la clínica. A Lucía le encanta el equipo nuevo, dice que es el mejor que ha usado. Pero dos de los viejos están rotos, así que voy a coordinar que los recojan este jueves. La de finanzas nos va a resolver la factura vencida esta semana. Le mencioné el plan de servicio pero no le interesó.',
    ours('Coordinar que los recojan', '2026-11-26'),
    theirs('La de finanzas nos va a resolver la factura vencida'),
  ),
  said(
    'vi a diego en el depósito está preocupado por el invierno y por el precio del diésel le dije que mantenemos el precio hasta marzo todavía me tiene que dar los volúmenes del próximo año y yo tengo que ponerlo en contacto con nuestro planificador antes de fin de semana',
    theirs('Todavía me tiene que dar los volúmenes del próximo año'),
    ours('Ponerlo en contacto con nuestro planificador', '2026-11-27'),
  ),
  said(
    'Llamada con Ana, diez minutos. Tuvieron auditoría y la pasaron. Me pidió que le reenvíe los certificados, lo hago hoy. Por lo demás tranquilo.',
    ours('Reenviarle los certificados', '2026-11-23'),
  ),
  said(
    'Charla larga con el dueño, me contó toda su vida. Empezó con una camioneta. Ahora tiene cuarenta. Nunca tuvo que pedir prestado. Si tuviera que apostar diría que vende en dos años. En fin, nada que hacer.',
  ),
  said(
    'A ver, tres cosas. Uno, arreglar la etiqueta de los palés. Dos, preguntarle a Ana quién entró en lugar de Carlos. Tres, tengo que estar allí el 11 de diciembre para la revisión anual.',
    ours('Arreglar la etiqueta de los palés'),
    ours('Preguntarle a Ana quién entró en lugar de Carlos'),
    ours('Estar allí para la revisión anual', '2026-12-11'),
  ),
]
