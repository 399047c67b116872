<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Pbx\Connection;
use Ringwell\Time;

/** Pulls and checks as wp-admin reads them. */
final class PullView
{
    public function __construct(private readonly PullDesk $desk, private readonly KeyCheck $check, private readonly int $now)
    {
    }

    /** @return array<string, mixed> as connection.json says of "pull" */
    public function pull(Connection $connection, Standing $standing): array
    {
        $failure = $standing->failure();
        $isPossible = $this->desk->pullerOf($connection) !== null;
        $repair = $standing->repair();
        $state = match (true) {
            ! $isPossible => 'off',
            $standing->isStopped() => 'stopped',
            $failure !== null => 'failed',
            $standing->isGoing() => 'running',
            $standing->pulledAt() === null => 'waiting',
            default => 'good',
        };

        return [
            'state' => $state,
            'text' => $this->text($state, $connection, $standing, $failure),
            'last_at' => Time::isoOrNull($standing->pulledAt()),
            'repaired_at' => Time::isoOrNull($repair?->repairedAt),
            'repaired_text' => $repair === null ? '' : PullText::repaired($repair->repaired),
        ];
    }

    /** @return array<string, mixed> as connection.json says of "check" */
    public function check(Connection $connection, Standing $standing): array
    {
        $check = $standing->check();
        $failure = $check?->failure;
        $isRight = $failure === null && $check?->goodAt !== null;

        return [
            'possible' => $this->check->checkerOf($connection) !== null,
            'at' => Time::isoOrNull($failure->at ?? $check?->goodAt),
            'ok' => $isRight,
            'text' => match (true) {
                $failure !== null => PullText::of($failure->code, $failure->detail),
                $isRight => __('The phone system answered: the keys are right.', 'ringwell'),
                default => '',
            },
        ];
    }

    private function text(string $state, Connection $connection, Standing $standing, ?Failure $failure): string
    {
        return match ($state) {
            'off' => $connection->isEnabled
                ? __('This phone system can be asked which calls there were, so that none is missed. Fill in the fields for it below.', 'ringwell')
                : '',
            'waiting' => __('The list of calls is asked for within a minute.', 'ringwell'),
            'running' => __('The list of calls is being fetched…', 'ringwell'),
            'stopped' => PullText::of($failure->code ?? '', $failure->detail ?? '') . ' ' . __('Ringwell does not try again by itself.', 'ringwell'),
            'failed' => PullText::of($failure->code ?? '', $failure->detail ?? '') . ' ' . $this->again($standing),
            default => '',
        };
    }

    private function again(Standing $standing): string
    {
        $wait = max(0, ($standing->nextAt() ?? $this->now) - $this->now);
        $minutes = intdiv($wait + Time::MINUTE - 1, Time::MINUTE);

        /* translators: %d: number of minutes */
        return $minutes === 0 ? '' : sprintf(_n('The next try is in %d minute.', 'The next try is in %d minutes.', $minutes, 'ringwell'), $minutes);
    }
}
