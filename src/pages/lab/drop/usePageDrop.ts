import { useEffect, useState } from 'react';

const bringsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') === true;

/**
 * Files that are dropped anywhere on the page; text that is dragged into a field is left alone.
 *
 * @param onDrop must not change
 * @returns whether files are being dragged over the page
 */
export function usePageDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    function over(event: DragEvent): void {
      if (!bringsFiles(event)) return;
      // Otherwise the browser would open the file in place of the page.
      event.preventDefault();
      setIsOver(true);
    }
    // To nowhere: the pointer has left the window.
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setIsOver(false);
    function drop(event: DragEvent): void {
      setIsOver(false);
      if (!bringsFiles(event)) return;
      event.preventDefault();
      onDrop(event.dataTransfer!);
    }
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return isOver;
}
