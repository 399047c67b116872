<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use Ringwell\Settings;
use Ringwell\Site\PublishedConfig;
use Ringwell\Site\SiteHealth;
use Ringwell\Site\SiteScript;
use Ringwell\Tests\Integration\TestCase;

/** Site Health tells the owner what his page cache, his optimiser and his consent banner make of the site bundle. */
final class SiteHealthTest extends TestCase
{
    /** @var array<mixed> with which the home page was asked for */
    private array $asked = [];

    protected function setUp(): void
    {
        parent::setUp();
        SiteHealth::register();
    }

    protected function tearDown(): void
    {
        $GLOBALS['wp_scripts'] = null;
        remove_all_filters('wp_script_attributes');
        parent::tearDown();
    }

    public function testBeforeThereIsANumberNothingIsAskedAndNothingIsWrong(): void
    {
        delete_option(PublishedConfig::OPTION);
        $this->homePage('');
        $result = $this->healthOf('page');

        self::assertSame(['good', []], [$result['status'], $this->asked]);
    }

    public function testTheHomePageIsLookedAtAsAVisitorDoes(): void
    {
        $html = $this->printed();
        $this->homePage($html);
        $result = $this->healthOf('page');

        self::assertSame('good', $result['status'], $result['description']);
        self::assertSame([home_url('/'), []], [$this->asked['url'] ?? '', $this->asked['cookies'] ?? null]);
    }

    public function testWhatAnOptimiserOrACacheHasMadeOfItIsSaidInWords(): void
    {
        $html = $this->printed();
        foreach ([
            'wp_head()' => '<html></html>',
            'hold' => str_replace('type="' . SiteScript::TYPE . '"', 'type="rocketlazyloadscript"', $html),
            'only one' => (string) preg_replace('~<script[^>]*ringwell-starter.*?</script>~s', '', $html),
            'read' => str_replace('"targets":', '"targets"', $html),
            'update' => (string) preg_replace('~(build/site\.js\?ver=)\w+~', '$1older', $html),
        ] as $word => $body) {
            $this->homePage($body);
            $result = $this->healthOf('page');
            self::assertSame('recommended', $result['status'], $word);
            self::assertStringContainsString($word, $result['description']);
        }
    }

    public function testAServerThatCannotAskItselfSaysSo(): void
    {
        $this->printed();
        add_filter('pre_http_request', static fn (): \WP_Error => new \WP_Error('http', 'cURL error 28: <b>timed out</b>'), 20);
        $result = $this->healthOf('page');

        self::assertSame('recommended', $result['status']);
        self::assertStringContainsString('cURL error 28', $result['description']);
        self::assertStringNotContainsString('<b>', $result['description']);
        remove_all_filters('pre_http_request', 20);
        $this->homePage('Password, please', 401);
        self::assertStringContainsString('401', $this->healthOf('page')['description']);
    }

    public function testWithoutABannerTheSettingIsNamed(): void
    {
        $this->printed();
        $result = $this->healthOf('consent');
        self::assertSame('good', $result['status']);
        self::assertStringContainsString('everybody counts as having agreed', $result['description']);

        update_option(Settings::OPTION, ['consent' => 'none']);
        $this->services->pageConfig()->publish();
        self::assertStringContainsString('nothing is remembered', $this->healthOf('consent')['description']);
    }

    public function testABannerThatIsNotHeardIsNamed(): void
    {
        $this->printed();
        update_option('active_plugins', ['hello.php', 'complianz-gdpr/complianz-gpdr.php']);
        $result = $this->healthOf('consent');

        self::assertSame('recommended', $result['status']);
        self::assertStringContainsString('Complianz', $result['description']);
        self::assertStringContainsString('WP Consent API', $result['description']);
        // As the guide tells owners of such banners.
        update_option(Settings::OPTION, ['consent' => 'none']);
        $this->services->pageConfig()->publish();
        $result = $this->healthOf('consent');
        self::assertSame('good', $result['status']);
        self::assertStringContainsString('window.ringwell.consent()', $result['description']);
        update_option(Settings::OPTION, ['consent' => 'full']);
        $this->services->pageConfig()->publish();
        update_option('active_plugins', ['complianz/none.php', 7]);
        self::assertSame('good', $this->healthOf('consent')['status'], 'Only what is known is named.');
    }

    /** What a page has in its head. */
    private function printed(): string
    {
        $this->services->targets()->add('Reception', '+74951112233', null);
        $this->services->pageConfig()->publish();
        $GLOBALS['wp_scripts'] = null;
        remove_all_actions('wp_head', 2);
        remove_all_actions('wp_head', 3);
        ob_start();
        do_action('wp_enqueue_scripts');
        do_action('wp_head');

        return (string) ob_get_clean();
    }

    private function homePage(string $html, int $status = 200): void
    {
        remove_all_filters('pre_http_request', 20);
        add_filter('pre_http_request', function (mixed $answer, array $request, string $url) use ($html, $status): array {
            $this->asked = ['url' => $url] + $request;

            return ['headers' => [], 'body' => $html, 'response' => ['code' => $status, 'message' => ''], 'cookies' => [], 'filename' => null];
        }, 20, 3);
    }

    /** @return array{status: string, description: string, label: string} */
    private function healthOf(string $name): array
    {
        $tests = apply_filters('site_status_tests', ['direct' => []]);
        self::assertIsArray($tests);
        $test = $tests['direct']["ringwell_{$name}"]['test'] ?? null;
        self::assertIsCallable($test);
        $result = $test();
        self::assertIsArray($result);
        foreach (['status', 'description', 'label'] as $key) {
            self::assertIsString($result[$key]);
        }

        /** @var array{status: string, description: string, label: string} */
        return $result;
    }
}
