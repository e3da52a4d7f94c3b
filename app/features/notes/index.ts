import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Note } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { QuickNote } from './quick-note.tsx'

const later = () => import('./later.ts')

/** Notes: written in a sheet from anywhere, read and continued on a page of their own. */
export const notes: Feature = {
  name: 'notes',
  pages: [{ path: '/notes/:account/:id', component: lazy(() => import('./note-page.tsx')) }],
  captures: [
    {
      form: 'note',
      label: () => words().notes.title,
      icon: Note,
      order: 30,
      component: lazy(async () => ({ default: (await later()).NoteForm })),
      findLeft: services => later().then(({ findShared }) => findShared(services)),
    },
  ],
  noteSections: [{ order: 20, component: lazy(async () => ({ default: (await later()).NoteAttachments })) }],
  quickActions: [{ order: 20, component: QuickNote }],
}
