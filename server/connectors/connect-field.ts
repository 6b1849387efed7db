/** A label for one credential or setting, and how to get it. Fields not listed fall back to the field's name. */
export interface ConnectField {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly input?: 'text' | 'password' | 'url' | 'toggle' | 'select' | 'mapping' | 'headers';
  readonly options?: Readonly<Record<string, string>>;
}
