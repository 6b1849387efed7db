import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: deep teal. Shade 6 carries white text at 5.4 : 1 in both schemes. */
const sluice: MantineColorsTuple = [
  '#e9f5f3',
  '#d0e9e6',
  '#a3d5cf',
  '#6fbdb5',
  '#449f97',
  '#248880',
  '#14756e',
  '#0d625c',
  '#0a4e4a',
  '#073a37',
];

/** Greys with a little warmth, as in paper and cardboard. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#eae7e1',
  '#dfdbd3',
  '#c9c3b9',
  '#a09889',
  '#6b645a',
  '#544e46',
  '#3b3732',
  '#262320',
];

const dark: MantineColorsTuple = [
  '#e8e5e0',
  '#c9c4bc',
  '#a8a298',
  '#7d776d',
  '#45413b',
  '#36332e',
  '#2a2723',
  '#201e1b',
  '#181614',
  '#100f0d',
];

export const theme = createTheme({
  primaryColor: 'sluice',
  primaryShade: 6,
  colors: { sluice, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  shadows: {
    sm: '0 1px 2px rgb(38 35 32 / 8%)',
    md: '0 6px 24px rgb(38 35 32 / 12%), 0 1px 3px rgb(38 35 32 / 8%)',
    lg: '0 16px 48px rgb(38 35 32 / 18%), 0 2px 6px rgb(38 35 32 / 8%)',
  },
  // By name and not by `Button.extend`, which would bring every component named here into every page.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Button: { styles: { label: { fontWeight: 550 } } },
    Card: { defaultProps: { withBorder: true, padding: 'md' } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    // Inside its landmark, where assistive technology looks for it; fixed, so that no scrolling box cuts it off.
    Menu: {
      defaultProps: { withinPortal: false, floatingStrategy: 'fixed', withInitialFocusPlaceholder: false },
    },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120 }, closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontSize: 16, fontWeight: 620 } },
    },
    // Their own element, header, would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 10, horizontalSpacing: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 100 } } },
  },
});

/** Mantine's own surfaces, put on ours: cards and menus are `--surface`, the page behind them is `--ground` (base.css). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#7a7267',
    '--mantine-color-anchor': sluice[7],
    '--mantine-color-default-border': gray[3],
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#928b80',
    '--mantine-color-anchor': sluice[3],
    '--mantine-color-default-border': dark[5],
    '--mantine-color-error': '#ff8a80',
  },
});
