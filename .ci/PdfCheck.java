// Validates PDFs with veraPDF: java -cp JAR PdfCheck.java ua1,3a FILE...  One line a file and profile; exit status 1 when any fails.
// The jar holds the engine and the profiles as XML, but nothing to bind that XML with: it is read here with the JDK's own parser.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public class PdfCheck {
  static final int SHOWN = 10;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean passed = true;
    for (String name : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
      ValidationProfile profile = profile(flavour);
      for (int place = 1; place < arguments.length; place++) {
        passed &= check(new File(arguments[place]), flavour, profile);
      }
    }
    System.exit(passed ? 0 : 1);
  }

  static boolean check(File file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(profile, SHOWN, false, true, false).validate(parser);
      System.out.printf("%s %s %s%n", result.isCompliant() ? "passes" : "FAILS", flavour.getId(), file.getName());
      result.getTestAssertions().stream()
          .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
          .limit(SHOWN)
          .forEach(PdfCheck::print);
      return result.isCompliant();
    }
  }

  static void print(TestAssertion found) {
    String said = found.getErrorMessage() == null ? found.getMessage() : found.getErrorMessage();
    System.out.printf("    %s-%d %s at %s%n", found.getRuleId().getClause(), found.getRuleId().getTestNumber(), said,
        found.getLocation().getContext());
  }

  static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
    String file = flavour.name().replaceFirst("_", "-").replace("_", "");
    try (InputStream stream = PdfCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file + ".xml")) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element rule : children(child(root, "rules"), "rule")) rules.add(rule(rule));
      Set<Variable> variables = new HashSet<>();
      for (Element one : children(child(root, "variables"), "variable")) {
        variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"),
            text(one, "defaultValue"), text(one, "value")));
      }
      return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues("", "", "", new Date(0)), "",
          rules, variables);
    }
  }

  static Rule rule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> values = new ArrayList<>();
    for (Element one : children(child(error, "arguments"), "argument")) {
      values.add(ErrorArgumentImpl.fromValues(one.getTextContent(),
          one.hasAttribute("name") ? one.getAttribute("name") : null, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"), rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), values), new ArrayList<>());
  }

  static List<Element> children(Element holder, String name) {
    List<Element> found = new ArrayList<>();
    if (holder == null) return found;
    NodeList nodes = holder.getChildNodes();
    for (int place = 0; place < nodes.getLength(); place++) {
      Node node = nodes.item(place);
      if (node instanceof Element && node.getNodeName().equals(name)) found.add((Element) node);
    }
    return found;
  }

  static Element child(Element holder, String name) {
    List<Element> found = children(holder, name);
    return found.isEmpty() ? null : found.get(0);
  }

  static String text(Element holder, String name) {
    Element found = child(holder, name);
    return found == null ? "" : found.getTextContent();
  }
}
