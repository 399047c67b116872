<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Request;

use Ringwell\Request\Flood;
use Ringwell\Request\FormToken;
use Ringwell\Request\Sent;
use Ringwell\Request\Wish;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/**
 * Random floods of both kinds, mixed and at once or one after the other, with a queue that runs when it likes: of a flood that comes within a minute no more is
 * ever outside of what is held back than is nothing unusual. A failure prints its seed: RINGWELL_SEED=… repeats it.
 */
final class FloodHistoriesTest extends TestCase
{
    private const HISTORIES = 8;
    private const LEAST = 61;
    private const MOST = 80;

    /** On SQLite what it writes outlives the transaction around a test, and later tests would count it. */
    protected function isWrapped(): bool
    {
        return false;
    }

    public function testOfAFloodNoMoreIsOutsideThanIsNothingUnusual(): void
    {
        $given = (int) getenv('RINGWELL_SEED');
        $first = $given > 0 ? $given : 1;
        for ($seed = $first; $seed < $first + self::HISTORIES; $seed++) {
            mt_srand($seed);
            $this->services->db()->run('DELETE FROM {requests}');
            $this->services->db()->run('DELETE FROM {limits}');
            $this->clock->advance(mt_rand(0, Time::DAY));
            $this->flood();
            $this->clock->advance(mt_rand(1, 90) * Time::MINUTE);
            $this->services->requestDesk()->settleLeft();
            $this->services->requestDesk()->settleLeft();

            $outside = array_count_values(array_map(strval(...), array_column($this->services->db()->rows("SELECT proof FROM {requests} WHERE held = ''"), 'proof')));
            self::assertLessThanOrEqual(Flood::calm(30), $outside['hand'] ?? 0, "RINGWELL_SEED={$seed}");
            self::assertArrayNotHasKey('none', $outside, "RINGWELL_SEED={$seed}");
            self::assertSame([], array_column($this->services->db()->rows("SELECT id FROM {requests} WHERE held = '' AND state = 'new'"), 'id'), "RINGWELL_SEED={$seed}");
        }
    }

    private function flood(): void
    {
        $kinds = [...array_fill(0, mt_rand(self::LEAST, self::MOST), true), ...array_fill(0, mt_rand(self::LEAST, self::MOST), false)];
        mt_rand(0, 1) === 1 ? shuffle($kinds) : sort($kinds);
        // All of it within a minute, in jerks.
        $times = array_map(static fn (): int => mt_rand(0, 59_000), $kinds);
        sort($times);
        $began = $this->clock->now();
        foreach ($kinds as $number => $isByHand) {
            $this->clock->set($began + $times[$number]);
            $this->send($number, $isByHand);
            if (mt_rand(0, 9) === 0) {
                $this->services->requestDesk()->settleLeft();
            }
        }
    }

    private function send(int $number, bool $isByHand): void
    {
        $form = $this->services->forms()->find(1) ?? throw new \LogicException('No form');
        $phone = sprintf('+7916%07d', $number);
        $token = $isByHand ? FormToken::issue($this->services->configKeys()->keys(), 1, $this->clock->now() - Time::MINUTE) : '';
        $sent = Sent::ofMessage(['form' => 1, 'key' => bin2hex(random_bytes(16)), 'phone' => $phone, 'token' => $token, 'inputs' => 9, 'agreed' => true]);
        $taken = $this->services->requestDesk()->take($sent, new Wish($phone, '', '', null, $this->services->branches()->first()), $form, '', "network {$number}", static fn (): bool => true);
        if ($taken->toSettle !== null) {
            $this->services->requestDesk()->settle($taken->toSettle);
        }
    }
}
