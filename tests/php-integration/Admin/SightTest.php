<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Admin;

use Ringwell\Admin\VisitorsInSight;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

/** The owner hears of a proxy that nobody named, where he would name it and in Site Health. */
final class SightTest extends TestCase
{
    use Answers;

    /** @var array<mixed> */
    private array $server = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->server = $_SERVER;
        $this->actAs('administrator');
        (new VisitorsInSight($this->services))->register();
    }

    protected function tearDown(): void
    {
        $_SERVER = $this->server;
        parent::tearDown();
    }

    public function testAProxyThatIsNotNamedIsProposedUntilItIs(): void
    {
        $_SERVER['REMOTE_ADDR'] = '10.0.0.7';
        $_SERVER['HTTP_X_FORWARDED_FOR'] = '8.8.8.8';
        $before = $this->sight();
        self::assertSame(['unnamed', '10.0.0.7'], [$before['code'], $before['proxy']]);
        self::assertStringContainsString('10.0.0.7', $before['text']);
        self::assertSame('recommended', $this->health()['status']);
        self::assertStringContainsString('10.0.0.7', $this->health()['description']);
        self::assertStringContainsString('p=/settings/privacy', $this->health()['actions']);

        self::assertSame(200, $this->rest('PUT', 'settings', ['proxies' => [$before['proxy']]])->get_status());

        self::assertSame(['code' => 'seen', 'text' => '', 'proxy' => null], $this->sight());
        self::assertSame('good', $this->health()['status']);
    }

    public function testWhereAProxySaysNothingThereIsNothingToPropose(): void
    {
        update_option('home', 'https://clinic.ru');
        $_SERVER['REMOTE_ADDR'] = '10.0.0.7';
        $_SERVER['HTTP_X_FORWARDED_FOR'] = '<script>';
        $sight = $this->sight();

        self::assertSame(['unknown', null], [$sight['code'], $sight['proxy']]);
        self::assertStringContainsString('X-Forwarded-For', $sight['text']);
        self::assertSame('recommended', $this->health()['status']);
        self::assertStringNotContainsString('<script>', $this->health()['description']);
    }

    /** One of its addresses would not do, so none is proposed. */
    public function testACdnThatNobodyNamedIsToldOf(): void
    {
        $_SERVER['REMOTE_ADDR'] = '172.68.10.20';
        $_SERVER['HTTP_CF_CONNECTING_IP'] = '8.8.8.8';
        $sight = $this->sight();

        self::assertSame(['merged', null], [$sight['code'], $sight['proxy']]);
        self::assertStringContainsString('172.68.10.20', $sight['text']);
        self::assertSame('recommended', $this->health()['status']);
        self::assertStringContainsString('172.68.10.20', $this->health()['description']);

        $_SERVER['HTTP_X_FORWARDED_FOR'] = '8.8.8.8';
        self::assertSame(200, $this->rest('PUT', 'settings', ['proxies' => ['172.64.0.0/13']])->get_status());
        self::assertSame(['seen', 'good'], [$this->sight()['code'], $this->health()['status']]);
    }

    public function testToLookCostsNoDoorAStatement(): void
    {
        $_SERVER['REMOTE_ADDR'] = '10.0.0.7';
        $before = $this->wpdb->num_queries;
        (new VisitorsInSight($this->services))->sight();

        self::assertSame($before, $this->wpdb->num_queries);
    }

    public function testOnlyWhoManagesIsTold(): void
    {
        foreach (['ringwell_marketer', 'subscriber'] as $role) {
            $this->actAs($role);
            self::assertSame(403, $this->rest('GET', 'settings/sight')->get_status());
        }
    }

    /** @return array{code: string, text: string, proxy: ?string} */
    private function sight(): array
    {
        /** @var array{code: string, text: string, proxy: ?string} */
        return $this->row($this->rest('GET', 'settings/sight'), 'Admin', 'sight');
    }

    /** @return array{status: string, description: string, actions: string} */
    private function health(): array
    {
        /** @var array{direct: array<string, array{test: callable(): array{status: string, description: string, actions: string}}>} $tests */
        $tests = apply_filters('site_status_tests', ['direct' => []]);

        return ($tests['direct']['ringwell_visitors']['test'])();
    }
}
