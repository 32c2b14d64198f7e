/**
 * The pages, and which of them an address asks for. The lab is the page of every address that asks for no other; another
 * is asked for by its word, as in `?lesson=2`, so that it is found on any path of any host. To add one: a folder
 * beside `lab`, and a line here.
 */
import type { ComponentType } from 'react';
import { fetched } from '../ui/fetched.ts';
import type { PageProps } from './page.ts';

/** Fetched when asked for: the lab's first script is without them. */
const pages: Readonly<Record<string, ComponentType<PageProps>>> = {
  recording: fetched(async () => (await import('./recording/RecordingPage.tsx')).RecordingPage),
  about: fetched(async () => (await import('./about/AboutPage.tsx')).AboutPage),
  embed: fetched(async () => (await import('./embed/EmbedPage.tsx')).EmbedPage),
  present: fetched(async () => (await import('./presenter/PresenterPage.tsx')).PresenterPage),
  lesson: fetched(async () => (await import('./lessons/LessonsPage.tsx')).LessonsPage),
};

export interface AskedPage {
  readonly Page: ComponentType<PageProps>;
  readonly asked: string;
}

/** @param search of the address, such as `?lesson=2` @returns null for the lab */
export function pageAsked(search: string): AskedPage | null {
  for (const [word, asked] of new URLSearchParams(search)) {
    const Page = Object.hasOwn(pages, word) ? pages[word] : undefined;
    if (Page !== undefined) return { Page, asked };
  }
  return null;
}
