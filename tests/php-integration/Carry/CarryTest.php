<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Carry;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Carry\CarryStore;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** A visit that goes on where a link between the clinic's sites leads, and everybody who would like to have another one's. */
final class CarryTest extends TestCase
{
    use Clinic;

    private const LANDING = 'https://landing.example';
    private const OTHER = 'https://prices.example:8443';
    private const PAID = '/?utm_source=yandex&utm_medium=cpc';

    private string $home = '';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        update_option(Settings::OPTION, ['other_sites' => [self::LANDING, self::OTHER]]);
        $this->home = untrailingslashit(home_url());
    }

    public function testTheVisitAndItsNumberGoOnOnTheOtherSite(): void
    {
        $first = $this->lease(1, self::PAID);
        $ids = $this->carried($this->token(1), self::LANDING);

        self::assertSame(['visitor' => self::id(1), 'visit' => self::id(1001)], $ids);

        $there = $this->lease(1, '', change: ['page' => ['url' => self::LANDING . '/implants/', 'referrer' => "{$this->home}/"]]);

        self::assertSame($first['numbers'][0]['number'], $there['numbers'][0]['number']);
        self::assertSame(ClinicPlan::YANDEX[0], $there['numbers'][0]['number']);
        self::assertSame([['pages' => '2', 'site' => null]], $this->services->db()->rows('SELECT pages, site FROM {visits}'));
        self::assertSame(['/', 'landing.example/implants/'], array_column($this->services->db()->rows('SELECT path FROM {page_views} ORDER BY id'), 'path'));
    }

    public function testAVisitKeepsWhichSiteItBeganOn(): void
    {
        $this->lease(1, '', change: ['page' => ['url' => self::OTHER . '/a/?utm_source=yandex&utm_medium=cpc', 'referrer' => '']]);
        $this->lease(2, '', change: ['page' => ['url' => 'https://evil.example/', 'referrer' => '']]);

        self::assertSame(['prices.example:8443', null], array_column($this->services->db()->rows('SELECT site FROM {visits} ORDER BY id'), 'site'));
    }

    public function testATokenIsGoodForOneUse(): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);
        $this->carried($token, self::LANDING);

        self::assertNull($this->carried($token, self::LANDING));
    }

    public function testATokenThatStandsForAVisitIsNotTakenForAnother(): void
    {
        $this->lease(1, self::PAID);
        $this->lease(2, self::PAID);
        $token = (string) $this->token(1);

        self::assertNull($this->token(2, ['token' => $token]));
        self::assertNull($this->token(1, ['token' => $token, 'to' => self::OTHER]));
        self::assertSame(['visitor' => self::id(1), 'visit' => self::id(1001)], $this->carried($token, self::LANDING));
    }

    public function testATokenLivesAMinute(): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);
        $this->shiftClock(61 * Time::SECOND);

        self::assertNull($this->carried($token, self::LANDING));
        self::assertSame(['visit' => '0', 'sealed' => '', 'leads_from' => '', 'leads_to' => ''], $this->kept(), 'Nothing says whose it was.');
    }

    /** Whoever makes up the token could else keep one link to a visit of his own alive for good, and every patient who follows it would get that visit. */
    public function testATokenIsMadeOnceAndNeverAgain(): void
    {
        $this->lease(1, self::PAID);
        [$used, $unused] = [(string) $this->token(1), (string) $this->token(1)];
        $this->carried($used, self::LANDING);
        self::assertNull($this->token(1, ['token' => $used]));

        $this->shiftClock(61 * Time::SECOND);
        self::assertNull($this->token(1, ['token' => $used]));
        self::assertNull($this->token(1, ['token' => $unused]));
        self::assertNull($this->carried($used, self::LANDING));
        self::assertNull($this->carried($unused, self::LANDING));
        self::assertNull($this->token(1, ['token' => $unused]), 'Nor after it was brought too late.');
    }

    public function testWhatIsLeftOfATokenIsItsHashAndADayLaterNothing(): void
    {
        $this->lease(1, self::PAID);
        $this->carried($this->token(1), self::LANDING);
        self::assertSame(['visit' => '0', 'sealed' => '', 'leads_from' => '', 'leads_to' => ''], $this->kept());

        $carries = new CarryStore($this->services->db());
        $end = -1 * (int) $this->services->db()->rows('SELECT until FROM {carries}')[0]['until'];
        $carries->forget($end + Time::DAY - 1);
        self::assertNotNull($this->kept());
        $carries->forget($end + Time::DAY);
        self::assertNull($this->kept());
    }

    public function testOnASetBackClockItLivesNoLonger(): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);
        $this->shiftClock(-Time::HOUR);

        self::assertNull($this->carried($token, self::LANDING));
    }

    /** @return iterable<string, array{string, string}> opened page's origin, its referrer */
    public static function thieves(): iterable
    {
        yield 'another site of the clinic than the link led to' => [self::OTHER, 'HOME'];
        yield 'the site that it came from' => ['HOME', 'HOME'];
        yield 'a program without an origin' => ['', 'HOME'];
        yield 'a link on a stranger’s page' => [self::LANDING, 'https://evil.example/'];
        yield 'a link in a mail' => [self::LANDING, ''];
        yield 'a page that names the site in its address' => [self::LANDING, 'https://evil.example/?HOME/'];
        yield 'a host that begins as the site’s' => [self::LANDING, 'HOME.evil.example/'];
        yield 'a name before the host' => [self::LANDING, 'https://clinic@evil.example/'];
        yield 'the third site' => [self::LANDING, self::OTHER . '/'];
    }

    #[DataProvider('thieves')]
    public function testWhoeverWasNotLedThereGetsNothingAndTheTokenIsUsedUp(string $origin, string $referrer): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);

        self::assertNull($this->carried($token, str_replace('HOME', $this->home, $origin), str_replace('HOME', $this->home, $referrer)));
        self::assertNull($this->carried($token, self::LANDING), 'A stolen token is nobody’s.');
    }

    public function testAStrangersPageMayNeitherAskNorBring(): void
    {
        $this->lease(1, self::PAID);

        foreach (['carry' => $this->carryBody(1), 'carried' => $this->carriedBody(self::id(5))] as $door => $body) {
            $answer = $this->rest('POST', $door, $body, ['origin' => 'https://evil.example']);
            self::assertSame([403, 'ringwell_foreign_origin'], [$answer->get_status(), $answer->as_error()?->get_error_code()]);
            self::assertSame([204, 403], [$this->rest('OPTIONS', $door, null, ['origin' => self::LANDING])->get_status(), $this->rest('OPTIONS', $door, null, ['origin' => 'https://evil.example'])->get_status()]);
        }
    }

    public function testNobodyGetsATokenForAVisitThatIsNotHis(): void
    {
        $this->lease(1, self::PAID);
        $this->lease(2, self::PAID);

        self::assertNull($this->token(1, ['visitor' => self::id(2)]));
        self::assertNull($this->token(1, ['visit' => self::id(1003)]), 'No such visit.');
        self::assertNull($this->token(1, ['config' => '1.forged']));
        self::assertNull($this->token(1, ['to' => 'https://evil.example']));
        self::assertNull($this->token(1, ['to' => $this->home]), 'It is there already.');
        self::assertNull($this->token(1, ['to' => self::LANDING . '@evil.example']));
        self::assertNull($this->token(1, origin: ''));
        self::assertSame([], $this->services->db()->rows('SELECT token FROM {carries}'));
    }

    public function testATokenByGuessIsWorthNothingAndSaysNothing(): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);
        self::assertNotNull($token);

        self::assertNull($this->carried(self::id(7), self::LANDING));
        self::assertNull($this->carried((string) $this->services->db()->rows('SELECT token FROM {carries}')[0]['token'], self::LANDING), 'What is stored is no token.');
        self::assertNotNull($this->carried($token, self::LANDING));
    }

    public function testTheTableAloneLeadsToNobodysNumber(): void
    {
        $this->lease(1, self::PAID);
        $token = (string) $this->token(1);
        $stored = (string) wp_json_encode($this->services->db()->rows('SELECT * FROM {carries}'));

        foreach ([$token, self::id(1), self::id(1001)] as $secret) {
            self::assertStringNotContainsString($secret, $stored);
        }
    }

    public function testAVisitThatIsOverOrForgottenIsNotCarried(): void
    {
        $this->lease(1, self::PAID);
        $token = $this->token(1);
        $this->services->visits()->forget([(int) $this->services->db()->rows('SELECT id FROM {visits}')[0]['id']]);
        self::assertNull($this->carried($token, self::LANDING));

        $this->lease(2, self::PAID);
        $this->shiftClock(32 * Time::MINUTE);
        self::assertNull($this->token(2));
    }

    public function testOneVisitorHasTenTokensAtMost(): void
    {
        $this->lease(1, self::PAID);
        for ($i = 0; $i < 10; $i++) {
            self::assertNotNull($this->token(1));
        }

        self::assertNull($this->token(1));
        $this->shiftClock(61 * Time::SECOND);
        self::assertNotNull($this->token(1), 'Those of a minute ago are gone.');
        self::assertCount(1, $this->services->db()->rows('SELECT token FROM {carries} WHERE visit > 0'));
    }

    /** @return iterable<string, array{string, array<string, mixed>}> */
    public static function rubbish(): iterable
    {
        yield 'no ids' => ['carry', ['visitor' => null]];
        yield 'an id in capitals' => ['carry', ['visit' => str_repeat('A', 32)]];
        yield 'an endless address' => ['carry', ['to' => 'https://' . str_repeat('a', 300)]];
        yield 'no token' => ['carry', ['token' => null]];
        yield 'a token with a tail' => ['carry', ['token' => str_repeat('a', 32) . "\n"]];
        yield 'another field' => ['carry', ['number' => ClinicPlan::YANDEX[0]]];
        yield 'a short token' => ['carried', ['token' => 'abc']];
        yield 'a list as token' => ['carried', ['token' => []]];
        yield 'an endless referrer' => ['carried', ['referrer' => str_repeat('a', 5000)]];
    }

    /** @param array<string, mixed> $change */
    #[DataProvider('rubbish')]
    public function testRubbishIsRefusedWithItsField(string $door, array $change): void
    {
        $body = $change + ($door === 'carry' ? $this->carryBody(1) : $this->carriedBody(self::id(1)));
        $answer = $this->rest('POST', $door, $body, ['origin' => self::LANDING]);

        self::assertSame(400, $answer->get_status());
        /** @var array{data: array{params: array<string, string>}} $data */
        $data = $answer->get_data();
        self::assertSame([array_key_first($change)], array_keys($data['data']['params']));
    }

    /** @return array<string, string|null>|null all of the only token but its hash and its time */
    private function kept(): ?array
    {
        return $this->services->db()->rows('SELECT visit, sealed, leads_from, leads_to FROM {carries}')[0] ?? null;
    }

    /** @param array<string, mixed> $change */
    private function token(int $visitor, array $change = [], ?string $origin = null): ?string
    {
        $origin ??= $this->home;
        $answer = $this->rest('POST', 'carry', $change + $this->carryBody($visitor), $origin === '' ? [] : ['origin' => $origin]);
        self::assertSame(200, $answer->get_status(), (string) wp_json_encode($answer->get_data()));
        /** @var array{token: ?string} $data */
        $data = $answer->get_data();

        return $data['token'];
    }

    /** @return array<string, mixed> */
    private function carryBody(int $visitor): array
    {
        return ['visitor' => self::id($visitor), 'visit' => self::id(1000 + $visitor), 'token' => bin2hex(random_bytes(16)), 'to' => self::LANDING, 'config' => $this->config()];
    }

    /** @return array{visitor: string, visit: string}|null */
    private function carried(?string $token, string $origin, ?string $referrer = null): ?array
    {
        $answer = $this->rest('POST', 'carried', ['referrer' => $referrer ?? "{$this->home}/"] + $this->carriedBody((string) $token), $origin === '' ? [] : ['origin' => $origin]);
        self::assertSame(200, $answer->get_status(), (string) wp_json_encode($answer->get_data()));
        /** @var array{ids: array{visitor: string, visit: string}|null} $data */
        $data = $answer->get_data();

        return $data['ids'];
    }

    /** @return array<string, mixed> */
    private function carriedBody(string $token): array
    {
        return ['token' => $token, 'referrer' => "{$this->home}/", 'config' => $this->config()];
    }

    private function config(): string
    {
        return $this->services->configToken()->issue([$this->targetId]);
    }
}
