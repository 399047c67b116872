<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Attribution\Answer;
use Ringwell\Number\DialledNumber;
use Ringwell\Number\Phone;
use Ringwell\Pbx\Connection;
use Ringwell\Services;
use Ringwell\Time;

/** Calls as wp-admin reads them: a handful of queries for a whole list, one of each other room. */
final class CallView
{
    public function __construct(
        private readonly Services $services,
        private readonly CallerView $caller,
    ) {
    }

    /**
     * @param  list<Call>                  $calls
     * @return list<array<string, mixed>> as call.json says
     */
    public function rows(array $calls): array
    {
        $attributions = $this->services->attributions()->many(array_map(static fn (Call $call): int => $call->id, $calls));
        $answers = array_map(static fn ($attribution): Answer => $attribution->answer, $attributions);
        $visits = $this->services->visits()->many(self::ids(array_map(static fn (Answer $answer): ?int => $answer->visit, $answers)));
        $sources = $this->services->sources()->many(self::ids(array_map(static fn (Answer $answer): ?int => $answer->sourceId, $answers)));
        $groups = $this->services->sourceGroups()->many(self::ids(array_map(static fn (Answer $answer): ?int => $answer->groupId, $answers)));
        $listed = $this->listedSince($calls);
        $connections = $calls === [] ? [] : $this->services->connections()->names();

        return array_map(function (Call $call) use ($attributions, $visits, $sources, $groups, $listed, $connections): array {
            $attribution = $attributions[$call->id] ?? null;
            $answer = $attribution?->answer;
            $source = $answer?->sourceId === null ? null : $sources[$answer->sourceId] ?? null;
            $group = $answer?->groupId === null ? null : $groups[$answer->groupId] ?? null;
            $visit = $answer?->visit === null ? null : $visits[$answer->visit] ?? null;

            return [
                'id' => $call->id,
                'direction' => $call->direction->value,
                'started_at' => Time::iso($call->startedAt),
                'caller' => $this->caller->text($call->caller),
                'result' => $call->result(),
                'talk_seconds' => $call->talkSeconds,
                'wait_seconds' => $call->waitSeconds,
                'source' => $source === null ? null : ['id' => $source->id, 'name' => $source->name],
                'group' => $group === null ? null : ['id' => $group->id, 'name' => $group->name],
                'campaign' => $attribution->campaign ?? '',
                'keyword' => $attribution->keyword ?? '',
                'certainty' => $answer->certainty ?? ($call->direction === Direction::In ? 'pending' : Answer::UNKNOWN),
                'probability' => $answer?->probability,
                'number' => $call->did,
                'number_written' => self::written($call->did),
                'number_known' => $call->numberId !== null || isset($listed[$call->did]),
                'landing' => $visit->landing ?? '',
                'connection' => ['id' => $call->connectionId, 'name' => self::connection($connections[$call->connectionId] ?? null)],
                'by_hand' => ($connections[$call->connectionId]['adapter'] ?? '') === Connection::HAND,
                'new_caller' => $call->isNewCaller,
                'tags' => $call->tags,
                'spam' => $call->isSpam,
                'has_recording' => $call->recording !== null,
                'repaired' => $call->isRepaired,
                'late' => $call->isLate,
                'seen_only' => $call->isSeenOnly,
            ];
        }, $calls);
    }

    /**
     * Numbers that nobody had added when they rang, and that are in the list now.
     *
     * @param  list<Call>                $calls
     * @return array<array-key, DialledNumber> by what was dialled
     */
    private function listedSince(array $calls): array
    {
        $unknown = array_filter($calls, static fn (Call $call): bool => $call->numberId === null && $call->did !== '');
        $lines = array_values(array_unique(array_map(static fn (Call $call): string => $call->did, $unknown)));

        return array_filter($this->services->dialledNumbers()->many($lines), static fn (DialledNumber $number): bool => ! $number->isRemoved);
    }

    /** @param ?array{name: string, adapter: string} $connection */
    private static function connection(?array $connection): string
    {
        return $connection === null ? __('Removed connection', 'ringwell') : match ($connection['adapter']) {
            Connection::HAND => __('Entered by hand', 'ringwell'),
            Connection::FILE => __('Imported from files', 'ringwell'),
            default => $connection['name'],
        };
    }

    public static function written(string $did): string
    {
        return str_starts_with($did, '+') ? Phone::parse($did)?->international() ?? $did : $did;
    }

    /**
     * @param  array<?int> $ids
     * @return list<int>
     */
    private static function ids(array $ids): array
    {
        return array_values(array_unique(array_filter($ids, is_int(...))));
    }
}
