import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { Go } from '../Go/Go';
import { Icon, type IconName } from '../Icon/Icon';

interface Look {
  /** One solid button per view; the rest are lines or text. */
  kind?: 'solid' | 'line' | 'text';
  /** 56, 48 or 44 px high. */
  size?: 'l' | 'm' | 's';
  icon?: IconName;
  /** The key that does the same in the desk console. */
  hotkey?: string;
  /** Fills the row on a small screen. */
  block?: boolean;
  children: ReactNode;
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & { busy?: boolean };

/**
 * A button. It is never disabled: pressing it says what is still needed. While
 * `busy` (or `aria-disabled`) it stays in place and does nothing.
 */
export function Button({
  kind,
  size,
  icon,
  hotkey,
  block,
  busy,
  children,
  onClick,
  className,
  ...rest
}: ButtonProps) {
  const held = busy || rest['aria-disabled'] === true || rest['aria-disabled'] === 'true';
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (held) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      {...(held ? { 'aria-disabled': true } : {})}
      aria-busy={busy || undefined}
      aria-keyshortcuts={hotkey}
      className={look({ kind, size, block }, className)}
      onClick={press}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {hotkey ? (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus; aria-keyshortcuts says the key.
        <kbd className="kbd" aria-hidden="true">
          {hotkey}
        </kbd>
      ) : null}
    </button>
  );
}

type LinkProps = Omit<Look, 'hotkey'> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string };

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ kind, size, icon, block, children, className, to, ...rest }: LinkProps) {
  return (
    <Go {...rest} to={to} className={look({ kind, size, block }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Go>
  );
}

function look({ kind = 'line', size = 'm', block }: Pick<Look, 'kind' | 'size' | 'block'>, more = '') {
  const sized = size === 'm' ? '' : `btn-${size}`;
  return ['btn', sized, `btn-${kind}`, block ? 'btn-block-s' : '', more].filter(Boolean).join(' ');
}
