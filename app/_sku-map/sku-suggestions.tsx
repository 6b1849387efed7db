import { Chip, Group, Text } from '@mantine/core';

interface Props {
  readonly suggestions: readonly {
    readonly sku: string;
    readonly title: string | null;
    readonly sameBarcode: boolean;
  }[];
  readonly chosen: string;
  readonly onChoose: (sku: string) => void;
}

/** Likely products to choose by one click; nothing when none is known. */
export function SkuSuggestions({ suggestions, chosen, onChoose }: Props) {
  if (suggestions.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500} mb={6} id="sku-suggestions">
        Perhaps one of these
      </Text>
      <Chip.Group value={chosen} onChange={onChoose}>
        <Group gap={6} role="group" aria-labelledby="sku-suggestions">
          {suggestions.map(({ sku, title, sameBarcode }) => (
            <Chip key={sku} value={sku} radius="md">
              {[sku, title, sameBarcode && 'same barcode'].filter(Boolean).join(', ')}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
