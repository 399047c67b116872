<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Site\Page;
use Ringwell\Site\Preview;
use Ringwell\Site\SiteScript;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

/** A page that Settings looks at for its numbers: nobody but those who may change them gets it, and it leases nothing. */
final class PreviewTest extends TestCase
{
    use Answers;

    protected function setUp(): void
    {
        parent::setUp();
        $this->services->targets()->add('Reception', '+74951112233', null);
        $this->services->pageConfig()->publish();
    }

    protected function tearDown(): void
    {
        unset($_GET[Preview::ARGUMENT]);
        wp_dequeue_script(SiteScript::HANDLE);
        wp_deregister_script(SiteScript::HANDLE);
        parent::tearDown();
    }

    public function testAnEditorGetsAnAddressOfThePageWithoutTheBundle(): void
    {
        $this->actAs('ringwell_marketer');
        $this->open($this->addressOf('/contacts/'));

        self::assertTrue(Preview::isOn());
        self::assertFalse(Page::isForVisitors());
        do_action('wp_enqueue_scripts');
        self::assertFalse(wp_script_is(SiteScript::HANDLE), 'Without the bundle nothing asks for a lease.');
        self::assertFalse(apply_filters('show_admin_bar', true));
        $headers = (array) apply_filters('wp_headers', ['X-Other' => 'kept']);
        self::assertSame(['1', 'kept'], [$headers[Preview::HEADER] ?? null, $headers['X-Other'] ?? null]);
        $cached = $headers['Cache-Control'] ?? '';
        self::assertIsString($cached);
        self::assertStringContainsString('no-store', $cached);
    }

    public function testAFilterOfTheSiteCannotBringTheBundleBack(): void
    {
        $this->actAs('administrator');
        $this->open($this->addressOf(''));
        add_filter('ringwell_is_page_for_visitors', '__return_true');

        self::assertFalse(Page::isForVisitors());
    }

    public function testNothingIsLeasedOrCounted(): void
    {
        $this->actAs('administrator');
        $this->open($this->addressOf(''));
        do_action('wp_enqueue_scripts');
        ob_start();
        do_action('wp_head');
        self::assertStringNotContainsString('ringwell', (string) ob_get_clean());

        foreach (['visits', 'page_views', 'exposures'] as $table) {
            self::assertSame('0', (string) $this->wpdb->get_var((string) $this->wpdb->prepare('SELECT COUNT(*) FROM %i', "{$this->wpdb->prefix}ringwell_{$table}")), $table);
        }
    }

    public function testTheAddressIsGoodForItsOwnerAlone(): void
    {
        $this->actAs('administrator');
        $address = $this->addressOf('');
        $this->actAs('administrator');
        $this->open($address);
        self::assertFalse(Preview::isOn(), 'another owner');

        wp_set_current_user(0);
        $this->open($address);
        self::assertFalse(Preview::isOn(), 'nobody');
        self::assertTrue(Page::isForVisitors());
        self::assertTrue(apply_filters('show_admin_bar', true));
        self::assertSame([], apply_filters('wp_headers', []));
    }

    public function testWhoLosesTheRightLosesThePage(): void
    {
        $id = $this->actAs('ringwell_marketer');
        $this->open($this->addressOf(''));
        self::assertTrue(Preview::isOn());

        $user = get_userdata($id);
        self::assertInstanceOf(\WP_User::class, $user);
        $user->set_role('subscriber');
        wp_set_current_user(0);
        wp_set_current_user($id);
        self::assertFalse(Preview::isOn());
    }

    /** @return iterable<string, array{mixed}> */
    public static function wrong(): iterable
    {
        yield 'made up' => ['1'];
        yield 'empty' => [''];
        yield 'a list' => [['1']];
        yield 'for something else' => ['wp_rest'];
    }

    #[DataProvider('wrong')]
    public function testAWrongNonceIsAnOrdinaryPage(mixed $nonce): void
    {
        $this->actAs('administrator');
        $_GET[Preview::ARGUMENT] = $nonce === 'wp_rest' ? wp_create_nonce('wp_rest') : $nonce;

        self::assertFalse(Preview::isOn());
        self::assertTrue(Page::isForVisitors());
    }

    public function testOnlyWhoMayChangeNumbersIsAnswered(): void
    {
        self::assertSame(401, $this->rest('GET', 'preview')->get_status());
        foreach (['subscriber', 'ringwell_receptionist'] as $role) {
            $this->actAs($role);
            self::assertSame(403, $this->rest('GET', 'preview')->get_status(), $role);
        }
    }

    public function testAnotherSiteIsRefused(): void
    {
        $this->actAs('administrator');
        foreach (['https://other.test/', '//other.test/', 'javascript:alert(1)'] as $address) {
            $refused = $this->data($this->rest('GET', 'preview', query: ['address' => $address]), 400);
            self::assertSame('ringwell_other_site', $refused['code'], $address);
        }
        self::assertSame(400, $this->rest('GET', 'preview', query: ['address' => str_repeat('a', 2001)])->get_status());
        self::assertSame(400, $this->rest('GET', 'preview', query: ['address' => ['a']])->get_status());
    }

    private function addressOf(string $page): string
    {
        $answer = $this->row($this->rest('GET', 'preview', query: ['address' => $page]), 'Site', 'preview');
        self::assertIsString($answer['address']);
        self::assertSame(0, strpos($answer['address'], rtrim(home_url(), '/') . $page), $answer['address']);

        return $answer['address'];
    }

    private function open(string $address): void
    {
        parse_str((string) wp_parse_url($address, PHP_URL_QUERY), $query);
        $_GET[Preview::ARGUMENT] = $query[Preview::ARGUMENT] ?? null;
    }
}
