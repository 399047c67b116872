<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Request\Form;
use Ringwell\Site\Form\CallbackPage;
use Ringwell\Site\Form\FormAssets;
use Ringwell\Site\Form\PolicyAddress;
use Ringwell\Tests\Integration\Support\Answers;
use Ringwell\Tests\Integration\TestCase;

/** The form as pages print it: by the block, by the shortcode, in the dialog; and what that costs. */
final class FormTest extends TestCase
{
    use Answers;

    private const BLOCK = '<!-- wp:ringwell/form {"form":1} /-->';

    protected function setUp(): void
    {
        parent::setUp();
        $this->services->targets()->add('Reception', '+74951112233', '8 (495) 111-22-33');
        $this->services->pageConfig()->publish();
        update_option(PolicyAddress::OPTION, 'https://clinic.test/policy/', true);
    }

    protected function tearDown(): void
    {
        wp_dequeue_style(FormAssets::STYLE);
        wp_dequeue_script_module(FormAssets::STARTER);
        remove_all_actions('wp_footer');
        parent::tearDown();
    }

    public function testBlockAndShortcodePrintTheSamePlainForm(): void
    {
        foreach ([do_blocks(self::BLOCK), do_shortcode('[ringwell_form id="1"]'), do_shortcode('[ringwell_form]')] as $html) {
            $form = self::element($html, 'form');
            self::assertSame('post', $form->getAttribute('method'));
            self::assertStringEndsWith('/ringwell/v1/callbacks', $form->getAttribute('action'));
            self::assertSame('utf-8', $form->getAttribute('accept-charset'));
            $phone = self::element($html, 'input[@name="phone"]');
            self::assertSame(['tel', 'tel', 'tel'], array_map($phone->getAttribute(...), ['type', 'inputmode', 'autocomplete']));
            self::assertTrue($phone->hasAttribute('required'));
            self::assertSame($phone->getAttribute('id'), self::element($html, 'label')->getAttribute('for'));
            $tick = self::element($html, 'input[@name="agreed"]');
            self::assertFalse($tick->hasAttribute('checked'), 'Nobody agrees by leaving a tick as it is.');
            self::assertSame('https://clinic.test/policy/', self::element($html, 'label[input]//a')->getAttribute('href'));
            self::assertSame('1', self::element($html, 'input[@name="form"]')->getAttribute('value'));
            self::assertSame(1, $this->services->formConfig()->read(self::element($html, 'input[@name="config"]')->getAttribute('value'))['form'] ?? null);
        }
    }

    /** Without scripts too, and again where something was wrong. */
    public function testAllThatAFormMayAskForStandsInItsPlace(): void
    {
        $branches = $this->services->branches()->read();
        $first = $branches->first()->toArray();
        $this->services->branches()->save($branches->with([$first, ['name' => 'North'] + array_diff_key($first, ['id' => 1])], []));
        $this->save(['fields' => array_fill_keys(Form::FIELDS, Form::REQUIRED)]);
        $sent = ['form' => '1', 'config' => 'of an old page', 'doctor' => 'whom no form knows'];
        $again = $this->rest('POST', 'callbacks', http_build_query($sent), ['content-type' => 'application/x-www-form-urlencoded'])->get_data();
        $pages = [do_blocks(self::BLOCK), $again];

        foreach ($pages as $html) {
            preg_match_all('/<(?:input|select|textarea)[^>]* name="([a-z]+)"/', $html, $found);
            $hidden = ['website', 'form', 'config'];
            self::assertSame(['phone', ...Form::FIELDS, 'agreed'], array_values(array_diff($found[1], $hidden)));
        }
    }

    public function testWhatProgramsFillInIsHiddenFromPeopleAndScreenReaders(): void
    {
        $html = do_blocks(self::BLOCK);
        $trap = self::element($html, 'input[@name="website"]');

        self::assertSame(['-1', 'off'], array_map($trap->getAttribute(...), ['tabindex', 'autocomplete']));
        self::assertSame('true', self::element($html, 'div[label/input[@name="website"]]')->getAttribute('aria-hidden'));
    }

    public function testThatItIsBeingSentIsShownOnlyThen(): void
    {
        foreach ([do_blocks(self::BLOCK), do_shortcode('[ringwell_form id="1"]')] as $html) {
            $sending = self::element($html, 'span[contains(@class, "sending")]');
            self::assertTrue($sending->hasAttribute('hidden'));
            self::assertSame(['Sending…', 'true'], [$sending->textContent, $sending->getAttribute('aria-hidden')]);
        }
    }

    public function testARequestGoesToItsOwnDoor(): void
    {
        $html = do_shortcode('[ringwell_form id="2"]');

        self::assertStringEndsWith('/ringwell/v1/requests', self::element($html, 'form')->getAttribute('action'));
        self::assertTrue(self::element($html, 'input[@name="name"]')->hasAttribute('required'));
        self::assertSame('textarea', self::element($html, 'textarea')->tagName);
    }

    public function testTwoFormsInAPageHaveIdsOfTheirOwn(): void
    {
        preg_match_all('/ id="([^"]+)"/', do_blocks(self::BLOCK . self::BLOCK), $found);

        self::assertSame(array_unique($found[1]), $found[1]);
    }

    public function testWhatAnOwnerWritesIsEscaped(): void
    {
        $evil = '"><script>alert(1)</script>';
        $this->save(['title' => $evil, 'text' => $evil, 'button' => $evil, 'thanks' => $evil, 'consent' => ['text' => "[link]{$evil}[/link]", 'policy' => 'javascript:alert(1)']]);
        $html = do_blocks(self::BLOCK);

        self::assertStringNotContainsString('<script>', $html);
        self::assertStringNotContainsString('javascript:', $html);
        self::assertSame(5, substr_count($html, '&lt;script&gt;alert(1)') - substr_count($html, 'data-thanks-without="'));
    }

    public function testBetweenWordsFromRightToLeftANumberStaysAsItIs(): void
    {
        global $wp_locale;
        $before = $wp_locale->text_direction;
        $wp_locale->text_direction = 'rtl';
        try {
            $thanks = self::element(do_blocks(self::BLOCK), 'form')->getAttribute('data-thanks');
        } finally {
            $wp_locale->text_direction = $before;
        }

        self::assertSame("Thank you. We will call \u{2066}{phone}\u{2069} {when}, from \u{2066}{number}\u{2069}.", $thanks);
        self::assertSame('Thank you. We will call {phone} {when}, from {number}.', self::element(do_blocks(self::BLOCK), 'form')->getAttribute('data-thanks'));
    }

    public function testTheBranchIsAChoiceOnlyWhereThereAreSeveral(): void
    {
        $this->save(['fields' => ['name' => 'off', 'comment' => 'off', 'when' => 'off', 'branch' => 'required']]);
        self::assertStringNotContainsString('name="branch"', do_blocks(self::BLOCK));
        $branches = $this->services->branches()->read();
        $first = $branches->first()->toArray();
        $this->services->branches()->save($branches->with([$first, ['name' => 'North <b>'] + array_diff_key($first, ['id' => 1])], []));
        $html = do_blocks(self::BLOCK);

        self::assertTrue(self::element($html, 'select[@name="branch"]')->hasAttribute('required'));
        self::assertStringContainsString('>North &lt;b&gt;</option>', $html);
    }

    /** @return iterable<string, array{string}> */
    public static function wrong(): iterable
    {
        yield 'another' => ['[ringwell_form id="999"]'];
        yield 'negative' => ['[ringwell_form id="-1"]'];
        yield 'text' => ['[ringwell_form id="main"]'];
        yield 'nothing' => ['[ringwell_form id=""]'];
        yield 'a block' => ['<!-- wp:ringwell/form {"form":999} /-->'];
    }

    #[DataProvider('wrong')]
    public function testAFormThatIsNotThereIsNothing(string $page): void
    {
        self::assertSame('', do_shortcode(do_blocks($page)));
        self::assertFalse(wp_style_is(FormAssets::STYLE), 'and loads nothing');
    }

    public function testWithoutAPolicyThereIsNoLink(): void
    {
        update_option(PolicyAddress::OPTION, '', true);

        self::assertStringNotContainsString('[link]', do_blocks(self::BLOCK));
        self::assertStringNotContainsString('target="_blank"', do_blocks(self::BLOCK));
    }

    public function testThePolicyFollowsThePageOfWordPress(): void
    {
        delete_option(PolicyAddress::OPTION);
        $read = [PolicyAddress::read()];
        $page = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Privacy', 'post_name' => 'privacy']);
        update_option('wp_page_for_privacy_policy', $page);
        $addresses = [get_permalink($page)];
        $read[] = PolicyAddress::read();
        wp_update_post(['ID' => $page, 'post_name' => 'data']);
        $addresses[] = get_permalink($page);
        $read[] = PolicyAddress::read();
        wp_update_post(['ID' => $page, 'post_status' => 'draft']);
        $read[] = PolicyAddress::read();

        self::assertSame(['', ...$addresses, ''], $read);
    }

    public function testAPageIsTheSameForEveryoneAndCostsNoQuery(): void
    {
        $this->save([]);
        $print = static fn (): string => (string) preg_replace('/\bf\d+\b/', 'f', do_shortcode(do_blocks(self::BLOCK . '[ringwell_form id="2"]')));
        $html = $print();
        $before = $this->wpdb->num_queries;
        self::assertSame($html, $print());
        self::assertSame($before, $this->wpdb->num_queries);
        $this->actAs('administrator');
        self::assertSame($html, $print(), 'A page cache may give a logged-in owner’s page to anybody.');
    }

    public function testTheDialogIsThereOnlyWhereItIsSwitchedOn(): void
    {
        self::assertStringNotContainsString('ringwell-', $this->foot());
        $this->put(['has_button' => true]);
        $html = $this->foot();
        self::assertSame('#ringwell-callback', self::element($html, 'a[@class="wp-element-button ringwell-float__back"]')->getAttribute('href'));
        self::assertSame('tel:+74951112233', self::element($html, 'a[@data-ringwell]')->getAttribute('href'));
        $dialog = self::element($html, 'dialog[@id="ringwell-callback"]');
        self::assertFalse($dialog->hasAttribute('open') || $dialog->hasAttribute('data-leave') || $dialog->hasAttribute('data-after'));
        self::assertNotSame('', self::element($html, "h2[@id=\"{$dialog->getAttribute('aria-labelledby')}\"]")->textContent);

        $this->put(['has_button' => false, 'on_leave' => true, 'after' => 30]);
        $html = $this->foot();
        self::assertStringNotContainsString('ringwell-float', $html);
        self::assertSame(['1', '30'], array_map(self::element($html, 'dialog')->getAttribute(...), ['data-leave', 'data-after']));
    }

    public function testWrongSettingsAreRefusedAtTheirField(): void
    {
        $this->actAs('administrator');
        foreach ([['form' => 999], ['form' => 0], ['target' => 999999], ['after' => 901], ['after' => -1], ['button' => str_repeat('x', 61)], ['has_button' => 'yes']] as $wrong) {
            self::assertSame(array_keys($wrong), array_keys($this->codes($this->rest('PUT', 'callback-page', $wrong))));
        }
        self::assertFalse(get_option(CallbackPage::OPTION));
    }

    public function testWhatIsStoredWronglyIsAsIfNothingWas(): void
    {
        foreach (['text', ['form' => '1', 'after' => -5, 'has_button' => 1, 'button' => []], 7, null] as $stored) {
            self::assertEquals(new CallbackPage(), CallbackPage::of($stored));
        }
    }

    /** @param array<string, mixed> $changes */
    private function save(array $changes): void
    {
        $forms = $this->services->forms()->read();
        $this->services->forms()->save($forms->changed(1, $changes + Form::usual(1, Form::CALLBACK, 'Callback')->toArray()));
    }

    /** @param array<string, mixed> $changes */
    private function put(array $changes): void
    {
        $this->actAs('administrator');
        $answer = $this->data($this->rest('PUT', 'callback-page', $changes));
        self::assertSame($changes, array_intersect_key($answer, $changes));
        self::assertSame($answer, $this->data($this->rest('GET', 'callback-page')));
        wp_set_current_user(0);
    }

    /** What our part of the foot is. */
    private function foot(): string
    {
        remove_all_actions('wp_footer');
        do_action('wp_enqueue_scripts');
        ob_start();
        do_action('wp_footer');

        return (string) ob_get_clean();
    }

    /** The first element that this path finds. */
    private static function element(string $html, string $path): \DOMElement
    {
        $document = new \DOMDocument();
        $document->loadHTML('<meta charset="utf-8">' . $html, LIBXML_NOERROR);
        $found = (new \DOMXPath($document))->query("//{$path}");
        $element = $found === false ? null : $found->item(0);
        self::assertInstanceOf(\DOMElement::class, $element, $path);

        return $element;
    }
}
