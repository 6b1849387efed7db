import { expect, type Locator, type Page } from '@playwright/test';
import { to } from './story-kit';

interface Output {
  readonly card: string;
  readonly port: string;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A merchant at the canvas with a mouse: nothing here is done by keyboard or behind the page's back. */
export class Drawing {
  readonly page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: 'Canvas' });
  }

  /** From the list of flows to an empty canvas. */
  async begin(name: string): Promise<void> {
    await this.page.goto(to('flows'));
    await this.page.getByRole('button', { name: 'Create a flow' }).click();
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(this.canvas.locator('.react-flow__node')).toHaveCount(0);
  }

  /** Drags a step out of the palette; its settings open. */
  async drop(step: string, at: Spot): Promise<Locator> {
    const palette = this.page.getByRole('complementary', { name: 'Steps' });
    const button = palette.getByRole('button', { name: new RegExp(`^${step}`) });
    // The list is longer than the screen; a person scrolls to the step first.
    await button.scrollIntoViewIfNeeded();
    await this.drag(button, { end: at });
    return this.opened(step);
  }

  /** Draws from an output into the open, and takes a step from the list that is offered there. */
  async follow(from: Output, { step, at }: { step: string; at: Spot }): Promise<Locator> {
    await this.drag(this.output(from), { end: at });
    await this.page
      .getByRole('listbox', { name: 'Steps' })
      .getByRole('option', { name: new RegExp(`^${step}`) })
      .click();
    return this.opened(step);
  }

  /** Draws a wire from an output to a card that is there. @param over what to look at while it is held over the card. */
  async wire(from: Output, { to: card, over }: { to: string; over?: () => Promise<void> }): Promise<void> {
    await this.drag(this.output(from), { end: await middleOf(this.card(card)), ...(over && { over }) });
  }

  /** The settings of a step that has just come onto the canvas. */
  private async opened(step: string): Promise<Locator> {
    const panel = this.settings(step);
    await expect(panel, `“${step}” is on the canvas, with its settings beside it`).toBeVisible();
    return panel;
  }

  settings(step: string): Locator {
    return this.page.getByRole('complementary', { name: `Settings of ${step}` });
  }

  /** Gives the chosen step a name of its own, so that two of a kind can be told apart. */
  async name(panel: Locator, name: string): Promise<Locator> {
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    return this.settings(name);
  }

  async choose(panel: Locator, [field, option]: readonly [field: string, option: string]): Promise<void> {
    await panel.getByRole('combobox', { name: field }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  card(name: string): Locator {
    return this.canvas.locator(`.react-flow__node[aria-label="${name}"], .react-flow__node[aria-label^="${name}, "]`);
  }

  output({ card, port }: Output): Locator {
    return this.card(card).locator(`.react-flow__handle[data-handleid="${port}"]`);
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await this.page.getByRole('button', { name: 'Publish and go live' }).click();
    await expect(this.page.getByRole('button', { name: /^Live since/ })).toBeVisible();
  }

  private async drag(what: Locator, { end, over }: { end: Spot; over?: () => Promise<void> }): Promise<void> {
    const start = await middleOf(what);
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 4, start.y);
    await mouse.move(end.x - 12, end.y - 6, { steps: 6 });
    await mouse.move(end.x, end.y, { steps: 4 });
    await over?.();
    await mouse.up();
  }
}

async function middleOf(locator: Locator): Promise<Spot> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
