import { type Labelled, ours, said, theirs } from './labelled.ts'

/** Said last, after the tuning was over: how the rules do at first sight. */
export const spanishLast: Labelled[] = [
  said(
    'Bueno, fue mejor de lo que pensaba. Quiere el paquete completo. Tengo que redactar el contrato y hacérselo llegar el jueves.',
    ours('Redactar el contrato'),
    ours('Hacérselo llegar', '2026-11-26'),
  ),
  said('estaba de malas como siempre pero firmó'),
  said(
    'mañana por la mañana dejo las llaves en recepción',
    ours('Dejar las llaves en recepción', '2026-11-24'),
  ),
  said('les falta personal así que nadie tuvo tiempo para mí'),
  said(
    'Pedirle a Carlos la dirección de entrega de la sucursal nueva.',
    ours('Pedirle a Carlos la dirección de entrega de la sucursal nueva'),
  ),
  said('Ana no puede decidir sola, primero lo tiene que hablar con el grupo'),
  said('tenemos que inventar algo para el comedor', ours('Inventar algo para el comedor')),
  said('El contrato acaba en junio, todavía nadie quiere hablar de eso.'),
  said(
    'Diego va a averiguar quién lleva las licitaciones',
    theirs('Diego va a averiguar quién lleva las licitaciones'),
  ),
  said('recuérdame el miércoles que hay que reclamar la firma', ours('Reclamar la firma', '2026-11-25')),
  said('nunca me llegó el correo que dice que mandó'),
  said('debería echarle un vistazo a sus facturas viejas', ours('Echarle un vistazo a sus facturas viejas')),
  said(
    'quieren tres muestras del té verde, hay que despacharlas el lunes',
    ours('Despacharlas', '2026-11-30'),
  ),
  said('Llovía, la visita fue corta, nos quedamos en la puerta.'),
  said('Lucía me llama cuando lleguen las muestras', theirs('Lucía me llama cuando lleguen las muestras')),
  said('¿Queremos patrocinar su fiesta de verano?'),
  said(
    'planear un día de capacitación con los cocineros nuevos en enero',
    ours('Planear un día de capacitación con los cocineros nuevos en enero'),
  ),
  said('La semana pasada les escribí un correo y contestaron enseguida.'),
  said(
    'nos falta su número fiscal, preguntar a contabilidad si lo tenemos',
    ours('Preguntar a contabilidad si lo tenemos'),
  ),
  said('Carlos está enfermo, así que espero a que vuelva'),
  said(
    'dijeron que van a pagar la mitad ahora y la mitad en enero',
    theirs('Van a pagar la mitad ahora y la mitad en enero'),
  ),
  said('Actualizar la cuenta, la dirección nueva es calle Molino cuatro.', ours('Actualizar la cuenta')),
  said('yo ahora no les insistiría más'),
  said('ojo que se mudaron a la ronda'),
  said(
    'María quiere ver un borrador la próxima semana, así que vamos a empezar con eso',
    ours('Empezar con eso'),
  ),
  said(
    'le dije a Carlos que iba a revisar lo de los palés perdidos',
    ours('Revisar lo de los palés perdidos'),
  ),
  said('Hay posibilidades de que compren toda la gama.'),
  said(
    'a más tardar el viernes tenemos que entregar los papeles de la licitación',
    ours('Entregar los papeles de la licitación', '2026-11-27'),
  ),
  said('su proveedor anterior se lo traía dos veces por semana'),
  said('mandarles, no, llevarles dos cajas el jueves', ours('Llevarles dos cajas', '2026-11-26')),
  said('Tomamos un café, hablamos de fútbol y ya.'),
  said(
    'Lucía tiene que aprobar el diseño antes de que imprimamos',
    theirs('Lucía tiene que aprobar el diseño antes de que imprimamos'),
  ),
  said('prefiere que le escribamos a que le llamemos'),
  said('cancelar el pedido del exhibidor', ours('Cancelar el pedido del exhibidor')),
  said('y luego está lo de la tapa rota, les prometí una nota de crédito', ours('Nota de crédito')),
  said('les mandemos lo que les mandemos lo pierden'),
  said(
    'Escribir a la central por el bono y poner en copia a Diego.',
    ours('Escribir a la central por el bono'),
    ours('Poner en copia a Diego'),
  ),
  said('se lo tuve que explicar dos veces'),
  said(
    'los veo otra vez en dos semanas, para entonces tengo que tener precios del molino',
    ours('Tener precios del molino'),
  ),
  said(
    'el dueño me avisa el lunes si se queda con el segundo palé',
    theirs('El dueño me avisa si se queda con el segundo palé', '2026-11-30'),
  ),
]
