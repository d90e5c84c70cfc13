import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/Button/Button';

/** One act of the menu. */
export interface MenuItem {
  label: string;
  act: () => void;
}

/** A button that opens a short list of acts below it. Esc and a step outside close it. */
export function ActMenu({
  id,
  label,
  hotkey,
  items,
}: {
  id: string;
  label: string;
  hotkey?: string;
  items: readonly MenuItem[];
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('ul button')?.focus();
    const outside = (event: MouseEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    document.getElementById(id)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc works wherever the focus is inside.
    <div
      className="act-menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button
        id={id}
        size="s"
        hotkey={hotkey}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      <ul id={`${id}-list`} hidden={!open}>
        {items.map((item) => (
          <li key={item.label}>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                item.act();
              }}
            >
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
