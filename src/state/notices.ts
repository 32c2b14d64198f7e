/** What is said to the visitor, until it is dismissed. */
import { merged } from '../game/notes.ts';
import type { LabStore } from './store.ts';

export interface NoticeBoard {
  notify(...sentences: string[]): void;
  /** What is said of the hand's last wish takes the place of what was said of the one before. */
  respond(...sentences: string[]): void;
}

export function createNoticeBoard(store: Pick<LabStore, 'setState'>): NoticeBoard {
  let saidOfWish: readonly string[] = [];

  function notify(...sentences: string[]): void {
    if (sentences.length === 0) return;
    store.setState(({ notices }) => ({
      notices: [...new Set([...notices, ...merged(sentences)])],
    }));
  }

  return {
    notify,
    respond(...sentences) {
      const over = new Set(saidOfWish);
      saidOfWish = merged(sentences);
      if (over.size > 0)
        store.setState(({ notices }) => ({ notices: notices.filter((each) => !over.has(each)) }));
      notify(...sentences);
    },
  };
}
