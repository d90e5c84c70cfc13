/** What every editor of a field is given. */
export interface EditorProps {
  field: string;
  label: string;
  /** As the server keeps it, or as typed so far; the server reads and checks it. */
  value: unknown;
  onChange: (value: unknown) => void;
  at: (pointer: string) => string | undefined;
}

/** A value with parts of its own. */
export type Parts = Record<string, unknown>;
