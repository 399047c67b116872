<?php

declare(strict_types=1);

namespace Ringwell\Pbx\File;

use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Call\Party;
use Ringwell\Pbx\Any\Kind;
use Ringwell\Pbx\Any\Mapping;
use Ringwell\Pbx\Any\Reading;
use Ringwell\Pbx\Any\Tree;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/** Reads rows of a list of calls that a phone system's cabinet gave out as a file, by which column is what. Pure. */
final class Sheet
{
    /** Where day and time of day stand apart they are put together here; no column has such a name. */
    private const JOINED = 'joined';
    /** A clock that is a little ahead is no reason to lose a call. */
    private const AHEAD = Time::DAY;
    private const SAME_DIGITS = 10;

    /** @param array<string, int> $columns our field => place of its column */
    private function __construct(
        private readonly array $columns,
        public readonly Mapping $mapping,
        private readonly string $zone,
        private readonly string $region,
        private readonly int $now,
    ) {
    }

    /**
     * @param array<string, mixed> $said   as import-rows.json says
     * @param string               $zone   of the site
     * @param string               $region of phones without a country
     */
    public static function of(array $said, string $zone, string $region, int $now): self
    {
        $columns = array_filter(is_array($said['columns'] ?? null) ? $said['columns'] : [], is_int(...));
        $paths = array_map(strval(...), array_diff_key($columns, ['call' => 1, 'time' => 1]));
        if (isset($columns['time'], $columns['started'])) {
            $paths['started'] = self::JOINED;
        }
        $own = is_string($said['zone'] ?? null) ? $said['zone'] : '';
        $mapping = Mapping::of(['fields' => $paths] + array_intersect_key($said, ['fixed' => 1, 'values' => 1, 'swaps' => 1]));

        /** @var array<string, int> $columns */
        return new self($columns, $mapping, $own === '' ? $zone : $own, $region, $now);
    }

    /** @return list<string> our fields without which no row can be read */
    public function missing(): array
    {
        return array_keys(array_filter([
            'started' => ! isset($this->columns['started']),
            'caller' => ! isset($this->columns['caller']),
            'did' => ! isset($this->columns['did']) && $this->mapping->fixed('did') === null,
        ]));
    }

    /** @param list<string> $cells */
    public function read(array $cells): CallEvent|LeftOut
    {
        $row = $this->row($cells);
        $word = fn (string $field): string => $row->text($this->mapping->paths[$field] ?? '') ?? '';
        if ($word('direction') !== '' && $this->mapping->direction($word('direction')) === null) {
            return LeftOut::UnknownDirection;
        }
        $kind = $word('state') === '' ? Kind::Ended : $this->mapping->kind($word('state'));
        if ($kind === null || $kind === Kind::Nothing) {
            return $kind === null ? LeftOut::UnknownResult : LeftOut::NotWanted;
        }
        try {
            $event = Reading::row($this->mapping, $row, $this->zone);
        } catch (Unreadable) {
            return LeftOut::NoTime;
        }

        return $event === null || $event->startedAt === null ? LeftOut::NoTime : $this->judged($event, $event->startedAt, $cells);
    }

    /**
     * What the rows say of direction and result, and what that means.
     *
     * @param  list<list<string>>                                                  $rows
     * @return list<array{field: string, value: string, means: string, seen: int}>
     */
    public function words(array $rows): array
    {
        $words = [];
        foreach (['direction', 'state'] as $field) {
            $path = $this->mapping->paths[$field] ?? null;
            $said = $path === null ? [] : array_map(static fn (array $cells): string => Tree::ofRow($cells)->text($path) ?? '', $rows);
            foreach (array_count_values(array_filter($said, static fn (string $text): bool => $text !== '')) as $value => $seen) {
                $value = strval($value);
                $means = $field === 'state' ? $this->mapping->kind($value) : $this->mapping->direction($value);
                $words[] = ['field' => $field, 'value' => $value, 'means' => $means->value ?? '', 'seen' => $seen];
            }
        }

        return $words;
    }

    /** @param list<string> $cells */
    private function row(array $cells): Tree
    {
        $at = fn (string $field): string => trim($cells[$this->columns[$field] ?? -1] ?? '');

        // A spreadsheet writes a day with an empty time of day: "22.11.2026 0:00:00".
        return Tree::ofRow($cells + (isset($this->columns['time']) ? [self::JOINED => preg_replace('/\s+0?0:00(:00)?$/D', '', $at('started')) . ' ' . $at('time')] : []));
    }

    /** @param list<string> $cells */
    private function judged(CallEvent $event, int $startedAt, array $cells): CallEvent|LeftOut
    {
        $caller = Party::phone($event->caller, $this->region);
        $did = $event->did ?? '';

        return match (true) {
            $event->direction === Direction::Internal => LeftOut::Internal,
            $startedAt > $this->now + self::AHEAD => LeftOut::InFuture,
            $did === '' && $event->direction === Direction::In => LeftOut::NoNumber,
            $caller === null && Party::phone($did, $this->region) === null => LeftOut::NoPhone,
            default => $this->whole($event, $startedAt, $caller->e164 ?? '', trim($cells[$this->columns['call'] ?? -1] ?? '')),
        };
    }

    /**
     * The call under an id that is the same whenever the file, or another one of that phone system's, is read in: its own,
     * else who rang what in which second. Ids of two phone systems may be alike, their callers hardly.
     */
    private function whole(CallEvent $event, int $startedAt, string $caller, string $id): CallEvent
    {
        $did = substr((string) preg_replace('/\D+/', '', $event->did ?? ''), -self::SAME_DIGITS);
        $key = $id === '' ? "at|{$caller}|{$did}|{$startedAt}" : "id|{$caller}|{$id}";
        $length = ($event->waitSeconds ?? 0) + ($event->talkSeconds ?? 0);

        return new CallEvent(
            'file:' . substr(hash('sha256', $key), 0, 40),
            $event->direction,
            $event->state,
            final: true,
            caller: $event->caller,
            did: $event->did,
            startedAt: $startedAt,
            answered: $event->answered,
            answeredAt: $event->answeredAt ?? ($event->answered === true ? $startedAt + ($event->waitSeconds ?? 0) * Time::SECOND : null),
            endedAt: $event->endedAt ?? $startedAt + $length * Time::SECOND,
            talkSeconds: $event->talkSeconds,
            waitSeconds: $event->waitSeconds,
            endReason: 'imported',
        );
    }
}
