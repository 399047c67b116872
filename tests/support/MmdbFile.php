<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

/**
 * Writes small mmdb files for tests: the tree has records of 24 bits, IPv4 lies at ::/96 as in the files one can buy.
 * Form: https://maxmind.github.io/MaxMind-DB/
 */
final class MmdbFile
{
    private const MAP = 7;
    private const TEXT = 2;
    private const LIST = 11;
    private const UINT16 = 5;
    private const UINT32 = 6;
    private const UINT64 = 9;

    /** @var list<array{int, int}> node => its two records: 0 nothing, positive a node, negative −(offset of data + 1) */
    private array $nodes = [[0, 0]];
    private string $data = '';

    /** Of a file that is not there yet. */
    public static function path(): string
    {
        return sys_get_temp_dir() . '/' . uniqid('ringwell-', true) . '.mmdb';
    }

    /** @param array<string, array<mixed>> $records network ("203.0.113.0/24", "2001:db8::/48") => what the file says of it */
    public static function write(string $path, array $records, string $kind = 'Test-City'): void
    {
        $file = new self();
        foreach ($records as $network => $record) {
            $file->add($network, $record);
        }
        file_put_contents($path, $file->bytes($kind));
    }

    /** @param array<mixed> $record */
    private function add(string $network, array $record): void
    {
        [$address, $length] = explode('/', $network);
        $packed = (string) inet_pton($address);
        $bits = '';
        foreach (str_split(str_pad($packed, 16, "\0", STR_PAD_LEFT)) as $byte) {
            $bits .= sprintf('%08b', ord($byte));
        }
        $bits = substr($bits, 0, (int) $length + (strlen($packed) === 4 ? 96 : 0));
        $leaf = -strlen($this->data) - 1;
        $this->data .= $this->value($record);
        $node = 0;
        foreach (str_split(substr($bits, 0, -1)) as $bit) {
            $side = $bit === '1' ? 1 : 0;
            if ($this->nodes[$node][$side] === 0) {
                $this->nodes[] = [0, 0];
                $this->nodes[$node] = self::with($this->nodes[$node], $side, count($this->nodes) - 1);
            }
            $node = $this->nodes[$node][$side];
        }
        $this->nodes[$node] = self::with($this->nodes[$node], $bits[-1] === '1' ? 1 : 0, $leaf);
    }

    /**
     * @param  array{int, int} $records
     * @return array{int, int}
     */
    private static function with(array $records, int $side, int $record): array
    {
        return $side === 0 ? [$record, $records[1]] : [$records[0], $record];
    }

    private function bytes(string $kind): string
    {
        $count = count($this->nodes);
        $tree = '';
        foreach ($this->nodes as $records) {
            foreach ($records as $record) {
                // Nothing is the number of nodes; data come 16 bytes behind the tree.
                $tree .= substr(pack('N', $record === 0 ? $count : ($record > 0 ? $record : $count + 16 - $record - 1)), 1);
            }
        }
        $metadata = $this->control(self::MAP, 9)
            . $this->value('binary_format_major_version') . $this->number(self::UINT16, 2)
            . $this->value('binary_format_minor_version') . $this->number(self::UINT16, 0)
            . $this->value('build_epoch') . $this->number(self::UINT64, 1_700_000_000)
            . $this->value('database_type') . $this->value($kind)
            . $this->value('description') . $this->value(['en' => 'Made for a test'])
            . $this->value('ip_version') . $this->number(self::UINT16, 6)
            . $this->value('languages') . $this->value(['en'])
            . $this->value('node_count') . $this->number(self::UINT32, $count)
            . $this->value('record_size') . $this->number(self::UINT16, 24);

        return $tree . str_repeat("\0", 16) . $this->data . "\xAB\xCD\xEFMaxMind.com" . $metadata;
    }

    private function value(mixed $value): string
    {
        if (is_string($value)) {
            return $this->control(self::TEXT, strlen($value)) . $value;
        }
        $items = (array) $value;
        $isList = array_is_list($items);
        $bytes = $this->control($isList ? self::LIST : self::MAP, count($items));
        foreach ($items as $key => $item) {
            $bytes .= ($isList ? '' : $this->value((string) $key)) . $this->value($item);
        }

        return $bytes;
    }

    private function number(int $type, int $value): string
    {
        $bytes = ltrim(pack('J', $value), "\0");

        return $this->control($type, strlen($bytes)) . $bytes;
    }

    /** Sizes below 29 fit into the first byte, all that tests need but for long texts. */
    private function control(int $type, int $size): string
    {
        $more = $size < 29 ? '' : chr($size - 29);
        $first = min($size, 29);

        return $type <= 7 ? chr($type << 5 | $first) . $more : chr($first) . chr($type - 7) . $more;
    }
}
