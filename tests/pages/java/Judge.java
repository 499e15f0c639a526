import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Holds PDFs against PDF/UA-1, all in one start of Java, since the start costs more than a hundred pages.
 *
 * Standard input: the password (an empty line for none), then one path a line. Standard output: one line a path, in
 * that order: "passed", or "failed" and for each broken rule clause, test, count and what it asks for, parted by tabs.
 */
public final class Judge {
    private static final PDFAFlavour LAW = PDFAFlavour.PDFUA_1;

    public static void main(String[] args) throws IOException {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String password = input.readLine();
        for (String path = input.readLine(); path != null; path = input.readLine()) {
            output.println(judged(new File(path), password));
        }
    }

    /** A file that can't be read has failed too: no path goes without a verdict. */
    private static String judged(File file, String password) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, LAW, LAW, password);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(LAW, false)) {
            return verdict(validator.validate(parser));
        } catch (Exception | StackOverflowError error) {
            return "failed\tunreadable\t0\t1\t" + plain(String.valueOf(error));
        }
    }

    private static String verdict(ValidationResult result) {
        if (result.getJobEndStatus() != JobEndStatus.NORMAL) {
            return "failed\tunfinished\t0\t1\t" + result.getJobEndStatus();
        }
        if (result.isCompliant()) {
            return "passed";
        }
        return result.getFailedChecks().entrySet().stream()
                .map(broken -> line(broken, result))
                .sorted()
                .collect(Collectors.joining("", "failed", ""));
    }

    private static String line(Map.Entry<RuleId, Integer> broken, ValidationResult result) {
        RuleId rule = broken.getKey();
        String asked = result.getTestAssertions().stream()
                .filter(one -> one.getRuleId().equals(rule))
                .map(TestAssertion::getMessage)
                .findFirst()
                .orElse("");
        return "\t" + rule.getClause() + "\t" + rule.getTestNumber() + "\t" + broken.getValue() + "\t" + plain(asked);
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").trim();
    }
}
