<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Clinic;

/** Invents visits: who comes when, on which way, and what he looks at. */
final class VisitPlanner
{
    private const DAY = 86_400_000;
    private const A_DAY = 30.5;
    private const BY_WEEKDAY = [1 => 1.18, 1.12, 1.06, 1.02, 0.96, 0.86, 0.8];
    /** By hour of the clinic's day, from midnight. */
    private const BY_HOUR = [1, 1, 0, 0, 0, 1, 2, 4, 7, 10, 12, 12, 11, 10, 10, 10, 10, 10, 11, 12, 12, 9, 5, 2];
    private const RETURNING = 0.17;
    private const RETURN_WITHIN = 25 * self::DAY;
    /** Days on which an advertisement ran out of hand, as days before now: more visitors than the pool has numbers. */
    private const RUSHES = [4, 19, 47, 68];

    private const PAGES = ['/', '/implants/', '/prices/', '/contacts/'];
    private const AGENTS = [
        'Mozilla/5.0 (Linux; Android 14; SM-A556B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36' => 40,
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1' => 26,
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8.0.0 Safari/537.36' => 20,
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15' => 9,
        'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/604.1' => 5,
    ];

    private int $people = 0;
    /** @var list<array{int, int, string}> person, last seen, browser */
    private array $known = [];

    public function __construct(private readonly Dice $dice)
    {
    }

    /** @return list<PlannedVisit> by start */
    public function plan(int $now, int $days, float $scale): array
    {
        $starts = [...$this->ordinary($now, $days, $scale), ...$this->rushes($now, $days, $scale), ...$this->justNow($now)];
        usort($starts, static fn (array $a, array $b): int => $a[0] <=> $b[0]);
        $visits = [];
        foreach ($starts as [$at, $channel]) {
            $visits[] = $this->visit($at, $channel, $now);
        }

        return $visits;
    }

    /** @return list<array{int, ?string}> start and way, null where it is left to chance */
    private function ordinary(int $now, int $days, float $scale): array
    {
        $starts = [];
        $midnight = intdiv($now + Clinic::UTC_OFFSET, self::DAY) * self::DAY - Clinic::UTC_OFFSET;
        for ($ago = $days; $ago >= 0; $ago--) {
            $day = $midnight - $ago * self::DAY;
            $growth = 0.85 + 0.3 * ($days - $ago) / max(1, $days);
            $count = $this->dice->count(self::A_DAY * $scale * $growth * self::BY_WEEKDAY[(int) gmdate('N', intdiv($day + Clinic::UTC_OFFSET, 1000))]);
            for ($i = 0; $i < $count; $i++) {
                $at = $day + $this->dice->weighted(self::BY_HOUR) * 3_600_000 + $this->dice->between(0, 3_599_999);
                if ($at > $now - $days * self::DAY && $at < $now - 40 * 60_000) {
                    $starts[] = [$at, null];
                }
            }
        }

        return $starts;
    }

    /** @return list<array{int, string}> */
    private function rushes(int $now, int $days, float $scale): array
    {
        $starts = [];
        foreach (self::RUSHES as $index => $ago) {
            $noon = intdiv($now + Clinic::UTC_OFFSET, self::DAY) * self::DAY - Clinic::UTC_OFFSET - $ago * self::DAY + 12 * 3_600_000;
            for ($i = 0; $ago < $days && $i < (int) (62 * $scale); $i++) {
                $starts[] = [$noon + $this->dice->between(0, 55 * 60_000), $index === 2 ? 'google-ads' : 'yandex-direct'];
            }
        }

        return $starts;
    }

    /** @return list<array{int, string}> so that Overview has something to show the moment it is opened */
    private function justNow(int $now): array
    {
        $minutes = [34 => 'yandex-direct', 27 => 'yandex-search', 21 => 'yandex-direct', 16 => 'google-ads', 11 => 'yandex-direct', 8 => 'straight', 5 => 'yandex-direct', 3 => 'google-ads'];
        $starts = [];
        foreach ($minutes as $ago => $channel) {
            $starts[] = [$now - $ago * 60_000 - $this->dice->between(0, 20_000), $channel];
        }

        return $starts;
    }

    private function visit(int $at, ?string $channel, int $now): PlannedVisit
    {
        [$visitor, $agent, $isBack] = $channel === null ? $this->somebody($at) : $this->newcomer($at);
        $channels = Channel::all();
        $channel ??= $isBack && $this->dice->chance(0.6) ? 'straight' : $this->dice->weighted(array_map(static fn (Channel $way): float => $way->weight, $channels));
        [$path, $url] = $this->landing($channels[$channel]);
        [$pages, $deeds] = $this->doings($at, $path, $now);

        return new PlannedVisit($visitor, $at, $channel, $url, $channels[$channel]->referrer, $pages, $deeds, $agent);
    }

    /** @return array{int, string, bool} person, browser, whether he was here before */
    private function somebody(int $at): array
    {
        // From the newest back, so that people return soon or not at all.
        for ($try = 0; $this->known !== [] && $try < 1 && $this->dice->chance(self::RETURNING); $try++) {
            $index = count($this->known) - 1 - min(count($this->known) - 1, $this->dice->waiting(150));
            [$visitor, $seen, $agent] = $this->known[$index];
            if ($at - $seen > 45 * 60_000 && $at - $seen < self::RETURN_WITHIN) {
                $this->known[$index][1] = $at;

                return [$visitor, $agent, true];
            }
        }

        return $this->newcomer($at);
    }

    /** @return array{int, string, false} */
    private function newcomer(int $at): array
    {
        $agent = $this->dice->weighted(self::AGENTS);
        $this->known[] = [++$this->people, $at, $agent];

        return [$this->people, $agent, false];
    }

    /** @return array{string, string} path, and path with query */
    private function landing(Channel $channel): array
    {
        $path = '/';
        $query = $channel->query;
        if ($channel->campaigns !== []) {
            [$campaign, $keywords, $path] = $this->dice->pick($channel->campaigns);
            $query += ['utm_campaign' => $campaign, 'utm_term' => $this->dice->pick($keywords)];
        } elseif (in_array($channel->name, ['yandex-search', 'google-search'], true)) {
            $path = $this->dice->pick(['/', '/', '/implants/', '/prices/']);
        }
        if ($channel->clickId !== '') {
            $query[$channel->clickId] = sprintf('%08d%08d', $this->dice->between(10_000_000, 99_999_999), $this->dice->between(0, 99_999_999));
        }

        return [$path, $query === [] ? $path : $path . '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986)];
    }

    /** @return array{non-empty-list<array{int, string}>, list<array{int, string}>} pages and deeds */
    private function doings(int $at, string $path, int $now): array
    {
        $pages = [[$at, $path]];
        $deeds = [];
        if ($this->dice->chance(0.28)) {
            return [$pages, $deeds];
        }
        $deeds[] = [$at + 11_000, 'seen'];
        $time = $at;
        while ($this->dice->chance(0.34) && count($pages) < 5) {
            $time += 14_000 + $this->dice->waiting(40_000);
            if ($time < $now) {
                $pages[] = [$time, $this->dice->pick(self::PAGES)];
            }
        }
        if ($this->dice->chance(0.4)) {
            $deeds[] = [$time + 25_000 + $this->dice->waiting(60_000), 'active'];
        }

        return [$pages, array_values(array_filter($deeds, static fn (array $deed): bool => $deed[0] < $now))];
    }
}
