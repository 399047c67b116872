<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use Ringwell\Settings;
use Ringwell\Site\SiteLine;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;

/** The script that one line brings to the clinic's other sites. */
final class SiteLineTest extends TestCase
{
    private const OTHERS = ['https://landing.example', 'https://prices.example:8443'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->services->targets()->add('Reception', '+74951112233', '</script><script>alert(1)</script>\u2028"\'`${1}');
        $this->save(self::OTHERS);
    }

    public function testTheLineIsForWhoeverManages(): void
    {
        $this->actAs('administrator');
        $answer = $this->rest('GET', 'site-line')->get_data();

        self::assertSame(['line' => '<script async src="' . untrailingslashit(home_url()) . '/index.php?rest_route=/ringwell/v1/site-script"></script>'], self::withPlainPermalinks($answer));
        $this->actAs('ringwell_marketer');
        self::assertSame(403, $this->rest('GET', 'site-line')->get_status());
    }

    public function testTheScriptBringsAConfigWithWholeAddresses(): void
    {
        $config = $this->config();
        $home = untrailingslashit(home_url());

        foreach (['lease', 'activity', 'script', 'api', 'more'] as $name) {
            self::assertStringStartsWith("{$home}/", is_string($config[$name]) ? $config[$name] : '');
        }
        self::assertSame([$home, ...self::OTHERS], $config['links']);
        self::assertStringContainsString((string) file_get_contents(RINGWELL_DIR . '/build/site.js'), $this->script());
    }

    public function testNothingThatAnOwnerWritesBecomesCode(): void
    {
        $loader = explode("\n", $this->script())[0];

        self::assertStringNotContainsString('</script', $loader);
        self::assertStringNotContainsString('<', str_replace('=>', '', $loader));
        self::assertSame('</script><script>alert(1)</script>\u2028"\'`${1}', At::path($this->config(), 'targets', 0, 'display'));
    }

    public function testWhatSomebodyHasWrittenIntoThePageIsNotTakenForTheConfig(): void
    {
        self::assertStringContainsString("querySelector('script#'+i)", explode("\n", $this->script())[0]);
    }

    public function testAHostThatSomebodySendsIsInNoAnswerThatACacheMayKeep(): void
    {
        $host = static fn (): string => 'https://evil.example';
        add_filter('pre_option_home', $host);
        add_filter('pre_option_siteurl', $host);

        self::assertStringNotContainsString('evil.example', $this->script());
        self::assertStringNotContainsString('evil.example', SiteLine::tag());
    }

    public function testCachesMayKeepItAndAskWhetherItIsTheSame(): void
    {
        $answer = $this->rest('GET', 'site-script');
        $headers = $answer->get_headers();
        $again = $this->rest('GET', 'site-script', null, ['If-None-Match' => "\"x\", W/{$headers['ETag']}"]);

        self::assertStringStartsWith('public, max-age=300', $headers['Cache-Control']);
        self::assertSame([304, ''], [$again->get_status(), $again->get_data()]);
        self::assertSame(200, $this->rest('GET', 'site-script', null, ['If-None-Match' => '"x"'])->get_status());
    }

    public function testItIsTheSameForAnOwnerWhoIsLoggedIn(): void
    {
        $script = $this->script();
        $this->actAs('administrator');

        self::assertSame($script, $this->script());
    }

    public function testWithoutOtherSitesOrTargetsThereIsNothing(): void
    {
        $this->save([]);
        self::assertSame('', $this->script());

        $this->save(self::OTHERS);
        delete_option('ringwell_page');
        self::assertSame('', $this->script());
    }

    public function testOutsideOfRestItIsServedAsItIs(): void
    {
        $request = new \WP_REST_Request('GET', '/ringwell/v1/site-script');
        $response = rest_do_request($request);
        ob_start();
        $served = apply_filters('rest_pre_serve_request', false, $response, $request, rest_get_server());
        self::assertSame([true, $this->script()], [$served, ob_get_clean()]);

        $other = new \WP_REST_Request('GET', '/');
        self::assertFalse(apply_filters('rest_pre_serve_request', false, rest_do_request($other), $other, rest_get_server()));
    }

    /** @param list<string> $sites */
    private function save(array $sites): void
    {
        update_option(Settings::OPTION, ['other_sites' => $sites]);
        $this->services->pageConfig()->publish();
    }

    private function script(): string
    {
        $script = $this->rest('GET', 'site-script')->get_data();
        self::assertIsString($script);

        return $script;
    }

    /** @return array<string, mixed> */
    private function config(): array
    {
        self::assertSame(1, preg_match('/textContent=("(?:[^"\\\\]|\\\\.)*");/', $this->script(), $found));
        $json = json_decode($found[1] ?? '', true);
        self::assertIsString($json);

        /** @var array<string, mixed> */
        return json_decode($json, true);
    }

    private static function withPlainPermalinks(mixed $answer): mixed
    {
        return is_array($answer) ? array_map(static fn (mixed $line): mixed => is_string($line) ? str_replace('/wp-json/', '/index.php?rest_route=/', $line) : $line, $answer) : $answer;
    }
}
