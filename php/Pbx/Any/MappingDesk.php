<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Number\Phone;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\InboxStore;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\RawText;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/** Shows the owner the last messages as fields, and what a mapping makes of them, before it holds. */
final class MappingDesk
{
    private const SHOWN = 10;
    /** Rare words (a transfer, a busy line) come once in many messages. */
    private const LOOKED_AT = 200;
    private const NEAR = 2 * 366 * Time::DAY;
    private const MOST_VALUES = 60;
    private const CUT = '···';

    /** @param list<string> $hidden names of fields that are cut */
    public function __construct(
        private readonly InboxStore $rows,
        private readonly Connection $connection,
        private readonly array $hidden,
        private readonly string $region,
        private readonly int $now,
    ) {
    }

    /** @return array<string, mixed> as any-desk.json says */
    public function show(Mapping $mapping): array
    {
        $messages = [];
        $trees = [];
        foreach ($this->rows->latest($this->connection->id, self::LOOKED_AT) as $row) {
            if ($row['event'] === null) {
                continue;
            }
            $trees[] = AnyAdapter::message($row['event'], $this->connection);
            if (count($messages) < self::SHOWN) {
                $messages[] = ['id' => $row['id'], 'received_at' => Time::iso($row['received_at']), 'fields' => $this->fields($row['event'])] + $this->read($mapping, $row['event']);
            }
        }

        return [
            'mapping' => $mapping->toArray(),
            'stored' => $this->rows->count($this->connection->id),
            'messages' => $messages,
            'values' => [...self::values($mapping, $trees, 'state'), ...self::values($mapping, $trees, 'direction')],
        ];
    }

    /** @return list<array{path: string, value: string, looks: string}> */
    private function fields(PbxEvent $event): array
    {
        $fields = [];
        foreach (AnyAdapter::message($event, $this->connection)->leaves() as $path => $value) {
            $looks = $this->looks($value);
            $fields[] = ['path' => (string) $path, 'value' => $this->shown((string) $path, $value, $looks), 'looks' => $looks];
        }

        return $fields;
    }

    /** @return 'time'|'phone'|'other' */
    private function looks(string $value): string
    {
        $time = AnyTime::utc($value, $this->connection->zone());
        if ($time !== null && abs($time - $this->now) < self::NEAR) {
            return 'time';
        }

        return strlen($value) >= 7 && Phone::parse($value, $this->region) !== null ? 'phone' : 'other';
    }

    private function shown(string $path, string $value, string $looks): string
    {
        $name = strtolower((string) preg_replace('/^.*\./', '', $path));
        foreach ($this->connection->secrets ?? [] as $secret) {
            $value = $secret === '' ? $value : str_replace($secret, self::CUT, $value);
        }

        return match (true) {
            in_array($name, $this->hidden, true) => self::CUT,
            $looks === 'time' => $value,
            $looks === 'phone' => Phone::parse($value, $this->region)?->masked() ?? self::CUT,
            default => RawText::withoutPhones($value),
        };
    }

    /** @return array{calls: list<string>, problem: string} */
    private function read(Mapping $mapping, PbxEvent $event): array
    {
        if ($mapping->isEmpty()) {
            return ['calls' => [], 'problem' => ''];
        }
        $message = AnyAdapter::message($event, $this->connection);
        if ($message->isEmpty()) {
            return ['calls' => [], 'problem' => __('Nothing in this message can be read as fields.', 'ringwell')];
        }
        try {
            $events = Reading::message($mapping, $message, $this->connection->zone());
        } catch (Unreadable $why) {
            /* translators: %s: name of a field of a message */
            return ['calls' => [], 'problem' => sprintf(__('“%s” is missing here, or is not what it should be.', 'ringwell'), $why->field)];
        }

        return [
            'calls' => array_map(fn ($call): string => ReadingText::of($call, $this->region), $events),
            'problem' => $events === [] ? self::noCall($mapping, $message) : '',
        ];
    }

    private static function noCall(Mapping $mapping, Tree $message): string
    {
        foreach (['state', 'direction'] as $field) {
            foreach (self::values($mapping, [$message], $field) as ['value' => $value, 'means' => $means]) {
                if ($means === '') {
                    /* translators: %s: a word of a phone system's message */
                    return sprintf(__('About no call until you say above what “%s” means.', 'ringwell'), $value);
                }
            }
        }

        return __('About no call, as far as its words tell.', 'ringwell');
    }

    /**
     * @param  list<Tree>                                                          $trees
     * @return list<array{field: string, value: string, means: string, seen: int}> the most frequent first
     */
    private static function values(Mapping $mapping, array $trees, string $field): array
    {
        $path = $mapping->paths[$field] ?? '';
        $said = [];
        foreach ($path === '' ? [] : $trees as $tree) {
            foreach ($tree->items($mapping->each) as $item) {
                $said[] = $item->text($path) ?? $tree->text($path) ?? '';
            }
        }
        $seen = array_count_values(array_filter($said, static fn (string $value): bool => $value !== ''));
        arsort($seen);
        $values = [];
        foreach (array_slice($seen, 0, self::MOST_VALUES, true) as $value => $count) {
            $value = strval($value);
            $means = $field === 'state' ? $mapping->kind($value) : $mapping->direction($value);
            $values[] = ['field' => $field, 'value' => RawText::withoutPhones($value), 'means' => $means->value ?? '', 'seen' => $count];
        }

        return $values;
    }
}
