import { createContext, createEffect, type JSX, Show, useContext } from 'solid-js'
import { Back } from './icons.ts'
import { useKitWords } from './words.ts'

/** What the shell puts into every page's header. */
export interface PageChrome {
  /** The state of sync, in words. */
  status: () => JSX.Element
  /** The ways to search and settings. */
  tools: () => JSX.Element
}

const Chrome = createContext<PageChrome>()
export const PageChromeProvider = Chrome.Provider

interface PageHeaderProps {
  title: string
  /** A quiet line above the title. */
  eyebrow?: JSX.Element
  /** Where Back leads. */
  back?: string
  /** What one can do with the whole page. */
  actions?: JSX.Element
  children?: JSX.Element
}

/** A whole page: header, then what it shows. `wide` lets it fill a big screen. */
export function Page(props: PageHeaderProps & { header?: JSX.Element; wide?: boolean }) {
  const words = useKitWords()
  createEffect(() => {
    document.title = `${props.title} · ${words.app}`
  })
  return (
    <div class="page" data-wide={props.wide ? '' : undefined}>
      <PageHeader title={props.title} eyebrow={props.eyebrow} back={props.back} actions={props.actions}>
        {props.header}
      </PageHeader>
      <div class="page-body">{props.children}</div>
    </div>
  )
}

/** The top of every page: where one is, the way back, and the shell's own (sync, search, settings). */
export function PageHeader(props: PageHeaderProps) {
  const chrome = useContext(Chrome)
  const words = useKitWords()
  return (
    <div class="page-header">
      <div class="page-bar">
        <Show when={props.back}>
          {href => (
            <a class="button" data-variant="icon" href={href()} aria-label={words.back} title={words.back}>
              <Back />
            </a>
          )}
        </Show>
        {chrome?.status()}
        <span class="page-tools">{chrome?.tools()}</span>
      </div>
      <div class="page-heading">
        <div class="page-titles">
          <Show when={props.eyebrow}>
            <p class="page-eyebrow">{props.eyebrow}</p>
          </Show>
          <h1 class="page-title" tabindex="-1">
            {props.title}
          </h1>
        </div>
        <Show when={props.actions}>
          <div class="page-actions">{props.actions}</div>
        </Show>
      </div>
      {props.children}
    </div>
  )
}
