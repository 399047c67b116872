<?php

declare(strict_types=1);

if (! defined('ABSPATH')) {
    exit;
}

/**
 * Prints the page "Simulate a call".
 *
 * @param ?string                                                    $seen   the number that the visitor's page shows
 * @param list<array{number: string, written: string, what: string}> $numbers
 */
return static function (?string $seen, array $numbers, string $caller): void {
    ?>
<div class="wrap">
    <h1><?php esc_html_e('Simulate a call', 'ringwell-demo'); ?></h1>
    <p><?php esc_html_e('Only in this demo. Open the clinic\'s site in another tab, ring here the number that you see there, and look which visit Ringwell says it was. The phone system\'s events are genuine and signed; only the telephone is missing.', 'ringwell-demo'); ?></p>
    <form id="ringwell-demo-phone">
        <table class="form-table" role="presentation">
            <tr>
                <th scope="row"><label for="ringwell-demo-number"><?php esc_html_e('Number that you see', 'ringwell-demo'); ?></label></th>
                <td>
                    <input type="tel" id="ringwell-demo-number" name="number" class="regular-text" required maxlength="40" value="<?php echo esc_attr($seen ?? $numbers[0]['written'] ?? ''); ?>">
                    <p class="description"><?php esc_html_e('Type it, or choose:', 'ringwell-demo'); ?></p>
                    <ul>
                        <?php foreach ($numbers as $row) { ?>
                            <li><button type="button" class="button-link" data-number="<?php echo esc_attr($row['written']); ?>"><?php echo esc_html($row['written']); ?></button> <span class="description"><?php echo esc_html($row['what']); ?></span></li>
                        <?php } ?>
                    </ul>
                </td>
            </tr>
            <tr>
                <th scope="row"><label for="ringwell-demo-caller"><?php esc_html_e('Who rings', 'ringwell-demo'); ?></label></th>
                <td>
                    <input type="tel" id="ringwell-demo-caller" name="caller" class="regular-text" maxlength="40" value="<?php echo esc_attr($caller); ?>">
                    <p class="description"><?php esc_html_e('Leave it empty for a hidden number.', 'ringwell-demo'); ?></p>
                </td>
            </tr>
            <tr>
                <th scope="row"><?php esc_html_e('What happens', 'ringwell-demo'); ?></th>
                <td>
                    <fieldset>
                        <legend class="screen-reader-text"><?php esc_html_e('What happens', 'ringwell-demo'); ?></legend>
                        <label><input type="radio" name="result" value="answered" checked> <?php esc_html_e('The desk answers after 3 seconds', 'ringwell-demo'); ?></label>
                        <label><?php esc_html_e('and talks for', 'ringwell-demo'); ?> <input type="number" name="talk" min="1" max="600" value="10" class="small-text"> <?php esc_html_e('seconds', 'ringwell-demo'); ?></label><br>
                        <label><input type="radio" name="result" value="missed"> <?php esc_html_e('Nobody answers, the caller gives up after 8 seconds', 'ringwell-demo'); ?></label>
                    </fieldset>
                </td>
            </tr>
        </table>
        <p class="submit">
            <button type="submit" class="button button-primary"><?php esc_html_e('Ring', 'ringwell-demo'); ?></button>
            <span hidden><button type="button" class="button" id="ringwell-demo-hang-up"><?php esc_html_e('Hang up', 'ringwell-demo'); ?></button></span>
        </p>
        <div id="ringwell-demo-state" role="status"></div>
    </form>
</div>
    <?php
};
