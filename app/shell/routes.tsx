import type { RouteDefinition } from '@solidjs/router'
import { type Component, ErrorBoundary } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Feature, Page } from '../features/manifest.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** What the frame knows of the page that is shown. */
export interface RouteInfo {
  /** Without the frame: first run, signing in. */
  bare?: boolean
}

/** The pages of all features; each has its own boundary, so that one that breaks leaves the frame standing. */
export function routesOf(features: Feature[]): RouteDefinition[] {
  return [...pagesOf(features).map(routeOf), { path: '*', component: NotFoundPage }]
}

/** The features' pages that have a place in the main navigation, in its order. */
export function navOf(features: Feature[]): Required<Page>[] {
  return pagesOf(features)
    .filter((page): page is Required<Page> => page.nav !== undefined)
    .sort((one, other) => one.nav.order - other.nav.order)
}

/** Loads the code of a lazy component ahead of its first use. */
export function load(component: Component<never>): Promise<unknown> | undefined {
  return 'preload' in component && typeof component.preload === 'function' ? component.preload() : undefined
}

function pagesOf(features: Feature[]): Page[] {
  return features.flatMap(feature => feature.pages ?? [])
}

export function routeOf(page: Page): RouteDefinition {
  return {
    path: page.path,
    info: { bare: page.needsNoBook } satisfies RouteInfo,
    preload: () => void load(page.component),
    component: () => (
      <ErrorBoundary fallback={(error, again) => <ErrorPage error={error} again={again} />}>
        <Dynamic component={page.component} />
      </ErrorBoundary>
    ),
  }
}
