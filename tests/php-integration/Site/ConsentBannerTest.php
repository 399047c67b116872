<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use Ringwell\Settings;
use Ringwell\Site\ConfigTag;
use Ringwell\Site\ConsentApi;
use Ringwell\Site\KeptInBrowser;
use Ringwell\Site\PublishedConfig;
use Ringwell\Tests\Integration\TestCase;

/** What pages are told of consent, the same for every visitor. */
final class ConsentBannerTest extends TestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->services->targets()->add('Reception', '+74951112233', null);
    }

    public function testWithoutABannerTheSettingHoldsAndNothingIsWaitedFor(): void
    {
        $config = $this->config(['consent' => 'session']);

        self::assertSame('session', $config['consent']);
        self::assertSame([], array_intersect_key($config, ['banner' => 1, 'wait' => 1, 'now' => 1]));
    }

    public function testWhereNothingIsRememberedTheScriptThatTidiesUpComesAtOnce(): void
    {
        self::assertSame(['none', true], array_values(array_intersect_key($this->config(['consent' => 'none']), ['consent' => 1, 'now' => 1])));
    }

    public function testWhereBrowsersMayRefuseThatIsLookedAtFirst(): void
    {
        $config = $this->config(['honour_dnt' => true]);

        self::assertSame([true, true, 'full'], [$config['wait'], $config['dnt'], $config['consent']]);
    }

    public function testBannersOfTheWpConsentApiAreTold(): void
    {
        $name = 'wp_consent_api_registered_' . plugin_basename(RINGWELL_FILE);

        self::assertTrue(apply_filters($name, false));
        self::assertSame(['wp_consent', 'statistics'], [ConsentApi::cookies(), ConsentApi::category()]);
    }

    public function testTheOwnerMayTakeAnotherCategory(): void
    {
        add_filter('ringwell_consent_category', static fn (): string => 'marketing');
        add_filter('wp_consent_cookie_prefix', static fn (): string => 'clinic');

        self::assertSame(['clinic', 'marketing'], [ConsentApi::cookies(), ConsentApi::category()]);

        add_filter('ringwell_consent_category', static fn (): array => []);
        self::assertSame('statistics', ConsentApi::category(), 'Nonsense is none.');
    }

    public function testEachThingThatIsKeptIsListedOnce(): void
    {
        $names = array_column(KeptInBrowser::items(), 'name');

        self::assertSame(array_unique($names), $names);
        self::assertSame([], preg_grep('/^ringwell-[a-z]+(-…)?$/u', $names, PREG_GREP_INVERT));
    }

    protected function tearDown(): void
    {
        remove_all_filters('ringwell_consent_category');
        remove_all_filters('wp_consent_cookie_prefix');
        parent::tearDown();
    }

    /**
     * @param  array<string, mixed> $settings
     * @return array<string, mixed>
     */
    private function config(array $settings): array
    {
        update_option(Settings::OPTION, $settings);
        $this->services->pageConfig()->publish();
        $published = PublishedConfig::load();
        self::assertNotNull($published);
        /** @var array<string, mixed> */
        return json_decode(ConfigTag::json($published), true);
    }
}
