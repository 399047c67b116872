<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\Origins;
use Ringwell\Door\Routes;
use Ringwell\Number\Phone;
use Ringwell\Services;
use Ringwell\Time;

/** Answers a browser without scripts: what is wrong is said in a page that holds all that was typed. */
final class PlainFormDoor
{
    public function __construct(private readonly Services $services, private readonly RequestDoor $door)
    {
    }

    public function answer(\WP_REST_Request $request, string $kind): \WP_REST_Response
    {
        $referrer = (string) $request->get_header('referer');
        $sent = Sent::ofFields($request->get_body_params(), $referrer);
        $form = $this->door->form($sent, $kind);
        $known = $form ?? Form::usual(0, $kind, '');
        $text = new FormText($known);
        $page = new AnswerPage($text, $known, Origins::hostOf($referrer) === Origins::hostOf(home_url()) ? $referrer : '');
        $config = $this->door->config($sent);
        $wish = $this->door->check($known)->read($sent, $config['branch'] ?? 0);
        if ($form === null) {
            return self::html($page->thanks(RequestDoor::noForm(), ''), 400);
        }
        if ($config === null || is_array($wish)) {
            return self::html($page->again(
                $sent,
                is_array($wish) ? RequestDoor::words($wish) : [],
                is_array($wish) ? '' : __('Please look at it once more and send it again.', 'ringwell'),
                $this->services->branches()->all(),
                RequestDoor::policy($form),
                $config === null ? $this->services->formConfig()->of($form) : $sent->config,
                wp_make_link_relative(rest_url(Routes::NAMESPACE . RequestDoorRoutes::PATHS[$kind])),
            ), 400);
        }
        $taken = $this->door->take($request, $sent, $wish, $form, $config['consent']);
        $phone = Phone::parse($wish->phone)?->international() ?? $wish->phone;

        return self::html($page->thanks($text->thanks($phone, $this->later($wish), ''), (string) RequestDoor::cancelUrl($taken)), 201);
    }

    private function later(Wish $wish): string
    {
        $zone = $this->services->branches()->hours($wish->branch)->zone;

        return $wish->wishedAt === null
            ? __('as soon as we can', 'ringwell')
            /* translators: %s: day and time. It stands in "We will call +7 900 123-45-67 on Monday, 23 November, 10:30" */
            : sprintf(__('on %s', 'ringwell'), (string) wp_date('j F, H:i', intdiv($wish->wishedAt, Time::SECOND), $zone));
    }

    private static function html(string $html, int $status): \WP_REST_Response
    {
        return new \WP_REST_Response($html, $status, [
            'Content-Type' => 'text/html; charset=UTF-8',
            'Content-Security-Policy' => "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
            'Referrer-Policy' => 'same-origin',
            'X-Robots-Tag' => 'noindex',
        ]);
    }

    /** As it is, where WordPress would make JSON of it. */
    public function serve(mixed $served, \WP_HTTP_Response $response, \WP_REST_Request $request): mixed
    {
        $isOurs = $response instanceof \WP_REST_Response && preg_match('@^/ringwell/v1/(callbacks|requests)$@i', $response->get_matched_route()) === 1;
        $html = $response->get_data();
        if ($served !== false || ! $isOurs || ! is_string($html) || $request->get_method() !== 'POST') {
            return $served;
        }
        file_put_contents('php://output', $html);

        return true;
    }
}
