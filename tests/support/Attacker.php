<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Time;

/** Somebody who wants a pool's numbers for himself, every two seconds, from some networks. */
final class Attacker
{
    /** Asks for numbers with ever new ids and shows no sign of life. */
    public const SILENT = 'silent';

    /** As many as it gets, confirmed at once, with input every 20 s. */
    public const BUSY = 'busy';

    /** The same, and each number tapped and copied; a new visit as soon as the protection has run out. */
    public const TAPPING = 'tapping';

    /** Only its share, kept with every means, and never refused: nothing that stands out. */
    public const QUIET = 'quiet';

    /** A new visitor each time, who looks at the page for a moment. */
    public const CHURNING = 'churning';

    /** Only its share, with input alone, and no visitor stays longer than a patient: what one sees of an operator's customers. */
    public const PATIENTS = 'patients';

    /** Only its share, with input alone, by visitors who stay. */
    public const STAYING = 'staying';

    /** As quiet, with a new visit every five minutes. */
    public const RENEWING = 'renewing';

    public const ALL = [self::SILENT, self::BUSY, self::TAPPING, self::QUIET, self::RENEWING, self::STAYING, self::PATIENTS, self::CHURNING];

    /** Those that never ask for more than they may have. */
    private const MODEST = [self::QUIET, self::RENEWING, self::STAYING, self::PATIENTS];

    private const AT_ONCE = 4;
    private const SHARE = 2;
    private const BEAT = 20 * Time::SECOND;
    private const VISIT = 15 * Time::MINUTE;
    private const SHORT_VISIT = 5 * Time::MINUTE;
    private const AS_A_PATIENT = 4 * Time::MINUTE;

    private int $last = 0;

    /** @var array<string, array{number: int, network: string, visit: int, since: int, beat: int}> by visitor */
    private array $mine = [];

    /** @var array<int, array{network: string, until: int}> by number: what was held by visitors who have left */
    private array $left = [];

    public function __construct(private readonly string $manner, private readonly int $networks)
    {
    }

    public function strike(AttackTrial $trial, int $now): void
    {
        $this->keep($trial, $now);
        for ($network = 1; $network <= $this->networks; $network++) {
            $name = sprintf('%032x', $network);
            $most = in_array($this->manner, self::MODEST, true) ? self::SHARE - $this->owned($name, $now) : self::AT_ONCE;
            for ($try = 0; $try < $most && $this->take($trial, $name, $now); $try++);
        }
    }

    private function owned(string $network, int $now): int
    {
        $isOurs = static fn (array $own): bool => $own['network'] === $network;

        return count(array_filter($this->mine, $isOurs)) + count(array_filter($this->left, static fn (array $own): bool => $isOurs($own) && $own['until'] > $now));
    }

    /** @return bool whether it got a number */
    private function take(AttackTrial $trial, string $network, int $now): bool
    {
        $this->last++;
        $visitor = sprintf('ffff%028x', $this->last);
        $row = $trial->claim($visitor, 1_000_000 + $this->last, $network);
        if ($row === null) {
            return false;
        }
        $row = match ($this->manner) {
            self::SILENT => $row,
            self::CHURNING => $trial->say($row->numberId, $visitor, $network, ['seen']),
            self::BUSY, self::STAYING, self::PATIENTS => $trial->say($row->numberId, $visitor, $network, ['active']),
            default => $trial->say($row->numberId, $visitor, $network, ['active', 'tap', 'copy']),
        };
        if ($row !== null && $this->manner !== self::SILENT && $this->manner !== self::CHURNING) {
            $this->mine[$visitor] = ['number' => $row->numberId, 'network' => $network, 'visit' => 1_000_000 + $this->last, 'since' => $now, 'beat' => $now];
        }

        return true;
    }

    private function keep(AttackTrial $trial, int $now): void
    {
        foreach ($this->mine as $visitor => $own) {
            if ($now - $own['beat'] < self::BEAT) {
                continue;
            }
            $own['beat'] = $now;
            if ($this->manner === self::PATIENTS && $now - $own['since'] >= self::AS_A_PATIENT) {
                $this->left[$own['number']] = ['network' => $own['network'], 'until' => $trial->heldUntil($own['number'])];
                unset($this->mine[$visitor]);
                continue;
            }
            if (in_array($this->manner, [self::TAPPING, self::QUIET, self::RENEWING], true) && $now - $own['since'] >= ($this->manner === self::RENEWING ? self::SHORT_VISIT : self::VISIT)) {
                $own['visit'] = 1_000_000 + ++$this->last;
                $own['since'] = $now;
                $trial->claim($visitor, $own['visit'], $own['network']);
                $row = $trial->say($own['number'], $visitor, $own['network'], ['active', 'tap', 'copy']);
            } else {
                $row = $trial->say($own['number'], $visitor, $own['network'], ['active']);
            }
            $this->mine[$visitor] = $own;
            if ($row === null) {
                unset($this->mine[$visitor]);
            }
        }
    }
}
