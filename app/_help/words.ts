interface Word {
  readonly word: string;
  readonly means: string;
}

/** The words of the product, each said once in plain language. */
export const words: readonly Word[] = [
  {
    word: 'Connection',
    means: 'One account at a marketplace or a shop. Orders come in through some and go out through others.',
  },
  {
    word: 'Order',
    means: 'What a buyer ordered, as it came from where it was born. It keeps its number and its origin for good.',
  },
  { word: 'Flow', means: 'A drawing that says what happens to an order: from where, by which rules, to where.' },
  { word: 'Draft', means: 'A flow while you draw it. Nothing happens to orders until you publish it.' },
  { word: 'Version', means: 'A flow as it was published. An order that has begun with one version ends with it.' },
  { word: 'Run', means: 'One order on its way through one version of a flow, with every step and its reason.' },
  {
    word: 'Needs a fix',
    means: 'The order waits for a person. Its page says what is wrong and offers the fix; nothing is lost meanwhile.',
  },
  { word: 'Waiting', means: 'The order goes on by itself: the next try, or an answer, is due.' },
  { word: 'Not published', means: 'The rules said no, and the order page says which rule and why.' },
  {
    word: 'Alert',
    means: 'Something that needs you, told once for each cause. It is over by itself when the cause is gone.',
  },
  {
    word: 'SKU map',
    means: 'Which of your SKUs is called what at a shop. Say it once; every order that waits for it goes on.',
  },
  {
    word: 'Second step',
    means:
      'A code of your phone that Sluice asks for at sign-in, after your password. You set it up under "My account".',
  },
];
